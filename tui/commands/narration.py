"""A drill told in lines of plain text, as it happened."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.clean import clean
from scenarios.shared_lines import nested
from scenarios.texts import Spoken
from scenarios.timing import clock
from scenarios.words import Lang, counter, translator
from scoring.names import cause_name, channel_name, feeling_name, role_name, rung_name, slip_name, step_name
from sim.drill import Drill
from sim.events import (
    Answered,
    Commented,
    Delivered,
    Did,
    Escalated,
    Event,
    Expected,
    Learned,
    Moved,
    Published,
    Reminded,
    Said,
    Slipped,
    Spread,
)
from tui.wrap import install, wrapped

MOST_WIDE = 100
INDENT = " " * 8
TELLING = ("trust", "anger", "anxiety")
LEAST = 0.03
"""A move of less than three points of a hundred is not narrated."""


GROWN = 2
"""A post is told again when it has been seen twice as often."""


class Narrator:
    """Turns events into lines, wrapped to a width."""

    def __init__(self, drill: Drill, lang: Lang, width: int = MOST_WIDE) -> None:
        install()
        self._script = drill.script
        self._lang = lang
        self._t = translator("tui", lang)
        self._n = counter("tui", lang)
        self._width = min(MOST_WIDE, max(40, width))
        hours, minutes = drill.script.scenario.starts.split(":")
        self._starts_s = int(hours) * 3600 + int(minutes) * 60
        self._views: dict[str, int] = {}
        self._shown: dict[str, dict[str, float]] = {
            name: drill.start_feelings(name).rounded() for name in drill.script.scenario.people
        }

    def lines(self, event: Event) -> list[str]:
        """The lines that tell an event; none for one that only machines want to know."""
        told = self._told(event)
        if not told:
            return []
        first, *rest = wrapped(told, self._width - len(INDENT))
        return [f"{clock(event.at_s, self._starts_s)}   {first}", *(INDENT + line for line in rest)]

    def name(self, who: str) -> str:
        """A person's or a role's name."""
        path = f"people.{who}.name"
        if self._script.has(path):
            return self._script.text(path, self._lang)
        return role_name(who, self._lang) if who in self._script.scenario.roles else self._t(who)

    def _told(self, event: Event) -> str:
        match event:
            case Delivered(line=line) if line:
                speaker = self.name(event.from_) if event.from_ else "—"
                return f"▶ {speaker} [{channel_name(event.by, self._lang)}] {self._spoken(event)}"
            case Said():
                quote = self._t("“{words}”").format(words=clean(event.text))
                return f"● {self.name(event.who)} → {self.name(event.to)} {quote}"
            case Did():
                return f"✓ {self.name(event.who)}: {step_name(event.step, self._lang)}"
            case Answered(line=line) if line:
                return f"↩ {self.name(event.person)} {self._spoken(event)}"
            case Escalated():
                said = f" {self._spoken(event)}" if event.line else ""
                return f"⚠ {self.name(event.person)}: {rung_name(event.step, self._lang)}{said}"
            case Published():
                return f"■ {self.name(event.person)} {self._spoken(event)}"
            case Commented():
                return f"· @{event.handle}  {self._spoken(event)}"
            case Reminded():
                return f"§ {self._script.spoken(event, self._lang)}"
            case Slipped():
                return f"! {self.name(event.who)}: {slip_name(event.slip, self._lang)}"
            case Learned():
                return "+ " + self._t("The fact sheet grows: {fact}").format(
                    fact=self._script.text(f"facts.{event.fact}.text", self._lang)
                )
            case Expected(status="missed"):
                return self._missed(event)
            case Spread() if event.views >= GROWN * self._views.get(event.post, 50):
                self._views[event.post] = event.views
                title = clean(self._script.text(event.title, self._lang)) if event.title else self._t("The post")
                return "≈ " + self._t("{title}: seen {views}, shared {shares}").format(
                    title=title,
                    views=self._n("{count} time", "{count} times", event.views),
                    shares=self._n("{count} time", "{count} times", event.shares),
                )
            case Moved():
                return self._moved(event)
        return ""

    def _spoken(self, event: Spoken) -> str:
        words = nested(clean(self._script.spoken(event, self._lang)), self._lang)
        return self._t("“{words}”").format(words=words)

    def _missed(self, event: Expected) -> str:
        if not event.inject:
            return ""
        do = self._script.text(f"injects.{event.inject}.expect.{event.expectation}.do", self._lang)
        return "✗ " + self._t("Time is up: {action}").format(action=do)

    def _moved(self, event: Moved) -> str:
        before = self._shown[event.person]
        parts = []
        for feeling in TELLING:
            change = event.after[feeling] - before[feeling]
            if abs(change) >= LEAST:
                arrow = "▲" if change > 0 else "▼"
                name, now = feeling_name(feeling, self._lang), event.after[feeling]
                parts.append(f"{name} {100 * before[feeling]:.0f}{arrow}{100 * now:.0f}")
        if not parts:
            return ""
        self._shown[event.person] = dict(event.after)
        strongest = sorted(event.causes, key=lambda cause: -abs(cause.by))
        why = list(dict.fromkeys(cause_name(cause.why, self._lang) for cause in strongest))[:3]
        return f"  {self.name(event.person)}  {'  '.join(parts)}  ({self._t(', ').join(why)})"


def narrated(drill: Drill, lang: Lang, width: int = MOST_WIDE) -> Iterator[str]:
    """All of a drill, line by line."""
    narrator = Narrator(drill, lang, width)
    for event in drill.events:
        yield from narrator.lines(event)
