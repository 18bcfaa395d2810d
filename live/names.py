"""Who is who in a drill, as one role sees it, and times as clinics write them."""

from __future__ import annotations

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
    role: str
    """One of the six roles, or somebody who plays none, such as the controller."""

    @property
    def t(self) -> Translate:
        """The words of what is told."""
        return translator("live", self.lang)

    def person(self, who: str) -> str:
        """A person, a role (the player's own is “you”), the team or the public; an unknown id as it is."""
        if who in self.script.scenario.people:
            return clean(self.script.text(f"people.{who}.name", self.lang))
        if who == self.role:
            return self.t("you")
        return role_name(who, self.lang) if who in (*ROLES, "team", "public") else clean(who)

    def actor(self, who: Role, *, teammate: bool) -> str:
        """Who did something in a role: a simulated teammate goes by the role's name, also in one's own role."""
        return role_name(who, self.lang) if teammate else self.person(who)

    def people(self, whom: tuple[str, ...]) -> str:
        """Several of them in a row."""
        return ("、" if self.lang == "zh-TW" else ", ").join([self.person(who) for who in whom])

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
