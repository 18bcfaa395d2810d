"""How the people feel, in numbers, arrows and words; colour only repeats them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from scenarios.timing import span
from scoring.names import feeling_name, kind_name, mood_name
from sim.drill import Drill
from sim.events import Delivered, Event, Feeling, Moved
from tui.figures import arrow, gauge
from tui.names import Names
from tui.text import cut, joined, lines, shown

SHOWN: tuple[Feeling, ...] = ("trust", "anger", "anxiety")
STYLES: Final[dict[str, str]] = {
    "calm": "$success",
    "upset": "$warning",
    "afraid": "$warning",
    "furious": "bold $error",
    "frantic": "bold $error",
}
_BAR_CELLS = 8


class Moods:
    """What the last thing that moved each person did to them, and who has been met."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        self._last: dict[str, dict[Feeling, float]] = {}

    def follow(self, events: Iterable[Event]) -> None:
        """Takes note of new events."""
        for event in events:
            if isinstance(event, Moved):
                by: dict[Feeling, float] = {}
                for cause in event.causes:
                    by[cause.feeling] = by.get(cause.feeling, 0.0) + cause.by
                self._last[event.person] = by
            elif isinstance(event, Delivered):
                self.met.add(event.from_)

    def change(self, person: str, feeling: Feeling) -> int:
        """By how many points of 100 it moved the last time."""
        return round(100 * self._last.get(person, {}).get(feeling, 0.0))

    def about(self, drill: Drill, names: Names, width: int) -> Content:
        """All people, those who have been heard of first."""
        people = sorted(drill.script.scenario.people, key=lambda who: who not in self.met)
        rows = [row for who in people for row in self._person(drill, names, who, width)]
        return lines(*rows)

    def _person(self, drill: Drill, names: Names, who: str, width: int) -> list[Content]:
        kind = kind_name(drill.script.scenario.people[who].is_, names.lang)
        if who not in self.met:
            return [joined((f"{names.person(who)}  {kind}", "$muted"))]
        look = drill.look(who)
        left = joined(
            (names.person(who), "bold"), (f"  {kind} · ", "$muted"), (mood_name(look, names.lang), STYLES[look])
        )
        waits = [ask for ask in drill.open_asks() if ask.person == who]
        time = span(drill.now_s - waits[0].asked_s) if waits else ""
        note = f"{names.words('waiting')} {time}" if waits else ""
        if left.cell_length + cell_len(note) >= width:
            word = mood_name(look, names.lang)
            room = width - cell_len(word) - 2
            if cell_len(names.person(who)) + cell_len(note) >= room:
                note = f"● {time}" if waits else ""  # the feed's sign for what waits
            name = cut(names.person(who), max(8, min(cell_len(names.person(who)), room - cell_len(note) - bool(note))))
            left = joined((name, "bold"), "  ", (word, STYLES[look]))
        gap = max(1, width - left.cell_length - cell_len(note))
        first = joined(left, " " * gap, (note, "bold $warning")) if note else left
        return [first, joined(*[self._feeling(drill, names, who, each, wide=width >= 64) for each in SHOWN])]

    def _feeling(self, drill: Drill, names: Names, who: str, feeling: Feeling, *, wide: bool) -> Content:
        points = round(100 * getattr(drill.feelings(who), feeling))
        word = feeling_name(feeling, names.lang)
        bar = (f" {gauge(points, _BAR_CELLS)}", "$primary") if wide else ""
        return joined(
            (f" {word} ", "$muted"), f"{points:>2}", bar, (f"{arrow(self.change(who, feeling)):<4}", "$accent")
        )


def trust_points(drill: Drill) -> int:
    """The drill's trust now, weighted over the people, in points of 100."""
    people = drill.script.scenario.people
    weights = math.fsum(person.weight for person in people.values()) or 1.0
    return round(100 * math.fsum(person.weight * drill.feelings(who).trust for who, person in people.items()) / weights)


def trust_line(drill: Drill, names: Names, before: int) -> Content:
    """`信任 62 ▼4`, compared with an earlier value."""
    now = trust_points(drill)
    return joined(
        (f"{names.words('Trust')} ", "$muted"), shown(f"{now}", "bold"), (f" {arrow(now - before)}", "$accent")
    )
