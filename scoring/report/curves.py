"""The curves of the report: everybody's trust, then trust and anger of each main person, with what moved them."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final

from scoring import names
from scoring.report.acts import SILENCE, Push, Shift, Stir, pushes, stirs
from scoring.report.figures import of_100
from scoring.report.parts.curves import Act, Curve, Line, Move, Point
from scoring.report.played import Played
from scoring.report.told import Told
from scoring.report.tracks import Track, track, weighted
from scoring.report.visible import clipped
from scoring.scorecard import Scorecard
from sim.events import Feeling, Moved, Said

MOST_PEOPLE: Final = 4
MOST_ACTS: Final = 6
SHOWN: Final[tuple[Feeling, ...]] = ("trust", "anger")


class Curves:
    """Draws the curves of one drill in one language."""

    def __init__(self, told: Told, drill: Played, card: Scorecard, ends_s: int) -> None:
        self._told = told
        self._drill = drill
        self._card = card
        self._ends_s = ends_s
        self._said = {event.action: event for event in drill.events if isinstance(event, Said)}
        self._moved: dict[str, list[Moved]] = {}
        for event in drill.events:
            if isinstance(event, Moved) and event.person in told.scenario.people:
                self._moved.setdefault(event.person, []).append(event)

    def all(self) -> tuple[Curve, ...]:
        """Everybody's trust first, then the people who were moved most; nothing if nobody was moved."""
        if not self._moved:
            return ()
        return (self._whole(), *(self._person(name) for name in self._main()))

    def together(self) -> Line:
        """Everybody's trust, also where nobody was moved."""
        return self._line("trust", self._together())

    def _together(self) -> Track:
        people = self._told.scenario.people.items()
        return weighted([(person.weight, self._track(name, "trust")) for name, person in people])

    def _main(self) -> list[str]:
        def stirred(person: str) -> float:
            found = pushes(self._moved[person], SHOWN)
            return fsum(abs(push.by) for push in found) * (0.5 + self._told.scenario.people[person].weight)

        return sorted(self._moved, key=lambda person: (-stirred(person), person))[:MOST_PEOPLE]

    def _track(self, person: str, feeling: Feeling) -> Track:
        start = float(getattr(self._drill.start_feelings(person), feeling))
        end = self._card.trust_of.get(person, {}).get(feeling, start)
        return track(self._moved.get(person, ()), feeling, start=start, end=end, ends_s=self._ends_s)

    def _person(self, person: str) -> Curve:
        kind = names.kind_name(self._told.scenario.people[person].is_, self._told.lang)
        tracks = {feeling: self._track(person, feeling) for feeling in SHOWN}
        return self._curve(person, self._told.who(person), kind, tracks, pushes(self._moved[person], SHOWN))

    def _whole(self) -> Curve:
        weights = {name: person.weight for name, person in self._told.scenario.people.items()}
        total = fsum(weights.values()) or 1.0
        found = [
            push for name, moved in self._moved.items() for push in pushes(moved, ("trust",), weights[name] / total)
        ]
        return self._curve("", self._told.t("Everybody's trust"), "", {"trust": self._together()}, found)

    def _curve(self, id_: str, name: str, kind: str, tracks: dict[Feeling, Track], found: Sequence[Push]) -> Curve:
        acts = stirs(found, tracks, self._said)
        most = sorted(acts, key=lambda stir: (-stir.size, stir.at_s))[:MOST_ACTS]
        chosen = [stir for stir in acts if stir in most]
        lines = tuple(self._line(feeling, of) for feeling, of in tracks.items())
        told = tuple(self._act(number, stir) for number, stir in enumerate(chosen, 1))
        return Curve(id_, name, kind, lines, told, self._ends_s)

    def _line(self, feeling: Feeling, of: Track) -> Line:
        points: list[Point] = []
        for at_s, found, left in of.knots:
            points.append(Point(at_s, of_100(found)))
            if of_100(left) != of_100(found):
                points.append(Point(at_s, of_100(left)))
        return Line(feeling, names.feeling_name(feeling, self._told.lang), tuple(points))

    def _act(self, number: int, stir: Stir) -> Act:
        said = self._said.get(stir.about)
        who = self._told.role(said.who) if said else ""
        text = clipped(said.text, 64) if said else self._about(stir.about)
        lasting = stir.about == SILENCE
        moves = tuple(self._move(shift, lasting=lasting) for shift in stir.shifts)
        clock = self._told.clock(stir.at_s)
        if lasting and self._told.clock(stir.from_s) != clock:
            clock = f"{self._told.clock(stir.from_s)}–{clock}"
        return Act(number, stir.shown_s, clock, said is not None, who, text, moves)

    def _about(self, about: str) -> str:
        if about == SILENCE:
            return self._told.t("the wait for an answer")
        return self._told.title(about) if self._told.inject(about) else about

    def _move(self, shift: Shift, *, lasting: bool) -> Move:
        lang = self._told.lang
        causes = [names.cause_name(c.why, lang) + (f" {c.level}" if c.level else "") for c in shift.causes]
        before, after = of_100(shift.before), of_100(shift.after)
        name = names.feeling_name(shift.feeling, lang)
        by, told = round(after - before, 1), tuple(causes[:2])
        if lasting:
            return Move(shift.feeling, name, None, None, by, told)
        return Move(shift.feeling, name, before, after, by, told)
