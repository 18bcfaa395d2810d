"""What a reporter asks next: after what an answer contradicted, how it evaded, or what it left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from scenarios.field import Angle
from scenarios.schema import Person
from sim.actions import Say
from sim.articles import best_levels
from sim.coefficients import Numbers
from sim.response import harm, quality
from sim.statements import Found, Statement
from sim.wording import opening, quoted

ORDER: Final[dict[Angle, tuple[str, ...]]] = {
    "facts": ("explanation", "transparency", "accountability", "corrective_action", "follow_up"),
    "people": ("patient_centered", "explanation", "apology", "accountability", "follow_up", "transparency"),
    "blame": ("accountability", "explanation", "corrective_action", "apology", "transparency", "follow_up"),
}
"""What each angle asks for first, when an answer left it out."""
EVADED: Final = (
    "privacy_breach",
    "threat",
    "blame_shifting",
    "evasion",
    "speculation",
    "defensiveness",
    "jargon",
)
"""Ways of not answering, each with its own next question."""
GIVEN: Final = (
    "explanation",
    "accountability",
    "corrective_action",
    "follow_up",
    "apology",
    "transparency",
    "empathy",
    "dedicated_channel",
    "respect",
)
"""What of an answer is quoted back, when the question is what it left out."""


def question(
    say: Say,
    found: Iterable[Found],
    heard: Iterable[Statement],
    person: Person,
    asked: Collection[str],
    numbers: Numbers,
    *,
    dealt: Collection[str],
) -> tuple[str, str]:
    """The topic of the next question and the words that it comes from; empty for a reporter who is content.

    `dealt` are ways of not answering (a threat, an evasion) that a line of the scenario has dealt with already.
    """
    clashes = [each for each in found if each.clash in ("contradiction", "facts", "rumour")]
    for each in clashes:
        topic = "contradiction" if each.clash == "contradiction" else "facts"
        if topic not in asked:
            return topic, each.quote or opening(say)
    levels = say.reading.levels()
    evaded = next((mark for mark in EVADED if levels.get(mark) and mark not in asked and mark not in dealt), "")
    if evaded:
        return evaded, quoted(say, (evaded,)) or opening(say)
    wants = frozenset(person.wants)
    content = quality(levels, "journalist", wants, numbers) >= numbers["ladder.content"]
    if content and harm(levels, numbers) < numbers["article.harm"]:
        return "", ""
    return _left_out(heard, person, asked), quoted(say, GIVEN) or opening(say)


def _left_out(heard: Iterable[Statement], person: Person, asked: Collection[str]) -> str:
    """What no answer has held so far: of what they want, then of what their angle asks for."""
    whole = best_levels(heard)
    order = ORDER[person.angle]
    first = [mark for mark in order if mark in person.wants] + [mark for mark in order if mark not in person.wants]
    return next((mark for mark in first if not whole.get(mark) and mark not in asked), "")
