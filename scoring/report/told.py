"""Names, texts and times of one drill in one language: the lookups that every part of a report needs."""

from __future__ import annotations

from typing import Final

from scenarios.field import ROLES, SOP_STEPS
from scenarios.schema import Expect, Inject
from scenarios.texts import Script, Spoken
from scenarios.timing import clock, span
from scenarios.words import Lang, translator
from scoring import names
from sim.expectations import from_inject
from sim.reading import MARKS

SOP_PREFIX: Final = "sop-"
"""Before the ids of the expected actions that the SOP list declares."""


class Told:
    """One script, told in one language."""

    def __init__(self, script: Script, lang: Lang) -> None:
        self.script = script
        self.scenario = script.scenario
        self.lang: Lang = lang
        self.t = translator("scoring", lang)
        hour, minute = self.scenario.starts.split(":")
        self._starts_s = int(hour) * 3600 + int(minute) * 60
        self._injects = {inject.id: inject for inject in self.scenario.injects}
        self._expects = {each.id: (inject, each) for inject in self.scenario.injects for each in inject.expect}

    def text(self, path: str) -> str:
        """The scenario's text at a path; empty for no path and for one without a text."""
        return self.script.text(path, self.lang) if path and self.script.has(path) else ""

    def spoken(self, event: Spoken) -> str:
        """What somebody simulated says in an event; empty for an event without words."""
        return self.script.spoken(event, self.lang)

    def clock(self, at_s: int | None) -> str:
        """The time of day in the drill, `09:17`; empty for None."""
        return "" if at_s is None else clock(at_s, self._starts_s)

    def span(self, duration_s: int | None) -> str:
        """`3:10`; empty for None."""
        return "" if duration_s is None else span(duration_s)

    def role(self, role: str) -> str:
        """A role's name, or the word itself where it is no role."""
        return names.role_name(role, self.lang) if role in ROLES else role

    def roles(self, roles: tuple[str, ...]) -> str:
        """Several roles in one line."""
        return self.t(", ").join(self.role(role) for role in roles)

    def in_text(self, roles: tuple[str, ...]) -> str:
        """Several roles as they stand within a sentence."""
        named = [names.role_in_text(role, self.lang) if role in ROLES else role for role in roles]
        *first, last = named or [""]
        return self.t("{these} and {this}").format(these=self.t(", ").join(first), this=last) if first else last

    def who(self, name: str) -> str:
        """A person, a role, `team`, `public`, or, for the empty name, the situation itself."""
        if name in self.scenario.people:
            return self.text(f"people.{name}.name")
        if name in ROLES or name in ("team", "public"):
            return names.role_name(name, self.lang)
        return name or self.t("Situation")

    def several(self, people: tuple[str, ...]) -> str:
        """Several people or roles in one line."""
        return self.t(", ").join(self.who(name) for name in people)

    def title(self, inject: str) -> str:
        """An inject's title, or failing that its id."""
        return self.text(f"injects.{inject}.title") or inject

    def inject(self, inject: str) -> Inject | None:
        """An inject of the scenario."""
        return self._injects.get(inject)

    def expect(self, expectation: str) -> tuple[Inject, Expect] | None:
        """An expected action with its inject; None for a step of the SOP list."""
        return self._expects.get(expectation)

    def expected(self, expectation: str) -> str:
        """What an expected action asks for, in words."""
        step = expectation.removeprefix(SOP_PREFIX)
        if step in SOP_STEPS and expectation not in self._expects:
            return self.text(f"sop.{step}") or names.step_name(step, self.lang)
        found = self._expects.get(expectation)
        return self.text(f"injects.{found[0].id}.expect.{expectation}.do") if found else expectation

    def model(self, expectation: str, who: str) -> str:
        """The model answer of an expected action as that owner can say it, or empty."""
        found = self._expects.get(expectation)
        return self.text(from_inject(*found).model_of(who)) if found else ""

    def subject(self, subject: str) -> str:
        """The name of what a strength or an improvement is about: a mark, an expected action, a step or a slip."""
        if subject in MARKS:
            return names.mark_name(subject, self.lang)
        for name in (names.slip_name, names.step_name, names.cap_name):
            try:
                return name(subject, self.lang)
            except KeyError:
                continue
        return self.expected(subject)
