"""Who is who on the screen, and times as clinics write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scenarios.clean import clean
from scenarios.field import ROLES, Role
from scenarios.texts import Script, Spoken
from scenarios.timing import clock
from scenarios.words import Lang, Translate, translator
from scoring.names import role_name


@dataclass(frozen=True)
class Names:
    """The names of one drill in one language, as one role sees them."""

    script: Script
    lang: Lang
    role: Role

    @property
    def words(self) -> Translate:
        """The words of the screens."""
        return translator("tui", self.lang)

    def person(self, who: str) -> str:
        """A person, a role (the player's own is “you”), the team or the public; an unknown id as it is."""
        if who in self.script.scenario.people:
            return clean(self.script.text(f"people.{who}.name", self.lang))
        if who == self.role:
            return self.words("you")
        return role_name(who, self.lang) if who in (*ROLES, "team", "public") else clean(who)

    def people(self, whom: tuple[str, ...]) -> str:
        """Several of them in a row."""
        return listed([self.person(who) for who in whom], self.lang)

    def text(self, path: str) -> str:
        """A text of the scenario, or nothing where it has none."""
        return clean(self.script.text(path, self.lang)) if path and self.script.has(path) else ""

    def spoken(self, event: Spoken) -> str:
        """What somebody simulated says in an event, or nothing where it has no words."""
        return clean(self.script.spoken(event, self.lang))

    def clock(self, at_s: int) -> str:
        """The time of day in the drill."""
        hours, minutes = self.script.scenario.starts.split(":")
        return clock(max(0, at_s), (int(hours) * 60 + int(minutes)) * 60)


def named(label: str, value: str, lang: Lang) -> str:
    """`角色：院長`, `Role: Director`."""
    return f"{label}：{value}" if lang == "zh-TW" else f"{label}: {value}"


def listed(parts: Iterable[str], lang: Lang) -> str:
    """Several in a row."""
    return ("、" if lang == "zh-TW" else ", ").join(parts)


def aside(text: str, lang: Lang) -> str:
    """In the round brackets of the language."""
    return f"（{text}）" if lang == "zh-TW" else f"  ({text})"


def quoted(text: str, lang: Lang) -> str:
    """In the quotation marks of the language."""
    return f"「{text}」" if lang == "zh-TW" else f"“{text}”"


def minutes(duration_s: int, lang: Lang) -> str:
    """`40 分鐘`, `40 min`."""
    return f"{round(duration_s / 60)} {translator('tui', lang)('min')}"
