"""F2 and F3: the role card and the fact sheet."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from scenarios.schema import Fact
from scoring.names import fact_status_name, role_name
from tui.names import Names, aside, named
from tui.screens.base import Reading
from tui.text import Part, joined, lines

FACT_SIGNS = {
    "confirmed": ("✓", "bold $success"),
    "unknown": ("?", "bold $warning"),
    "confidential": ("■", "bold $primary"),
    "false": ("✗", "bold $error"),
}


def role_words(names: Names) -> Content:
    """What the player's role knows and has to do, and who speaks to the press."""
    scenario = names.script.scenario
    speaker = role_name(scenario.spokesperson, names.lang)
    told = names.words("This is you.") if scenario.spokesperson == names.role else ""
    goals = [joined(("· ", "$accent"), names.text(f"objectives.{goal.id}")) for goal in scenario.objectives]
    aims: list[Part] = [(named(names.words("Objectives"), "", names.lang), "$muted"), *goals] if goals else []
    return lines(
        (role_name(names.role, names.lang), "bold"),
        names.text(f"roles.{names.role}"),
        joined((named(names.words("Spokesperson"), "", names.lang), "$muted"), speaker, f"  {told}" if told else ""),
        *aims,
    )


def fact_words(names: Names, facts: Iterable[Fact]) -> Content:
    """The fact sheet as this role sees it: what may be said, what is not known, what must not leave the clinic."""
    rows = []
    for fact in facts:
        sign, style = FACT_SIGNS[fact.status]
        status = fact_status_name(fact.status, names.lang)
        rows.append(
            joined((f"{sign} ", style), names.text(f"facts.{fact.id}.text"), (aside(status, names.lang), "$muted"))
        )
    return lines(*rows) if rows else joined((names.words("Nothing is on your fact sheet yet."), "$muted"))


class RoleCard(Reading):
    """F2."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names

    def title_words(self) -> str:
        """Its name."""
        return self.t("Role card")

    def body_words(self) -> Content:
        """The card."""
        return role_words(Names(self._names.script, self.lang, self._names.role))


class FactSheet(Reading):
    """F3."""

    def __init__(self, names: Names, facts: Iterable[Fact]) -> None:
        super().__init__()
        self._names = names
        self._facts = list(facts)

    def title_words(self) -> str:
        """Its name."""
        return self.t("Fact sheet")

    def body_words(self) -> Content:
        """The facts."""
        return fact_words(Names(self._names.script, self.lang, self._names.role), self._facts)
