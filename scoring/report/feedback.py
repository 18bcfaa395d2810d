"""What went well and what to improve: whose it was, the words, and the sentence to say instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from scoring import names
from scoring.lessons import SOUND
from scoring.report.parts.feedback import ImprovementLine, StrengthLine
from scoring.report.told import Told
from scoring.report.visible import clipped, sentence_around
from scoring.scorecard import Improvement, ReplyScore, Scorecard, Strength
from sim.reading import MARKS

MOST_QUOTED: Final = 240
SLIP_HINTS: Final = {
    "wrong-speaker": (
        "Take down the question and the deadline, promise that the spokesperson will call back, and say "
        "nothing on the matter yourself."
    ),
    "leak": "What the fact sheet calls confidential stays in the house. Look at the sheet once more before sending.",
    "asserts-unknown": "Say that it is not known yet, what is being done to find out, and when you will know.",
    "repeats-false": "Do not repeat the rumour, not even to deny it at length: say what is true.",
    "fabrication": "Say only what the fact sheet confirms, and correct what was wrong at once, where it was said.",
    "unapproved": "Let the director read the very words before they go out, and approve them by name.",
    "unchecked": "Let the medical director check what is said about treatment before it goes out.",
    "unreviewed": "Let legal counsel read it before it goes out; once published it cannot be called back.",
}
LATE_HINT: Final = (
    "A short first word in time does more than a full answer too late: say that you have heard, what you "
    "know, and when you will say more."
)
STEP_HINT: Final = (
    "Make it a line of the list that hangs on the wall, with a name and a deputy, and let somebody write down"
    " when it was done."
)


def strengths(told: Told, card: Scorecard) -> tuple[StrengthLine, ...]:
    """What went well, the best first; a good phrase in a reply that failed as a whole is none."""
    replies = {reply.action: reply for reply in card.replies}
    sound = [each for each in card.strengths if each.action not in replies or replies[each.action].score >= SOUND]
    return tuple(_strength(told, each, replies.get(each.action)) for each in sound)


def _strength(told: Told, each: Strength, reply: ReplyScore | None) -> StrengthLine:
    quote = sentence_around(reply.text, each.quote) if reply and each.quote else each.quote
    return StrengthLine(
        subject=each.mark,
        name=told.subject(each.mark),
        clock=told.clock(each.at_s),
        role=each.who,
        who=told.role(each.who),
        quote=quote,
    )


def improvements(
    told: Told, card: Scorecard, found: Sequence[Improvement] | None = None
) -> tuple[ImprovementLine, ...]:
    """What to improve, what cost most first; the same hint and the same sentence to say instead are given once.

    `found` is what trying showed (`scoring.coaching`), of which only what says something new is told. Without it the
    card's own list is, and what would only say a sentence again comes last, so that the first ones are so many
    different sentences.
    """
    if found is not None:
        lines = _once([_improvement(told, card, each) for each in found])
        return tuple(line for line in lines if line.hint or line.instead)
    lines = [_improvement(told, card, each) for each in card.improvements]
    said = [line.instead for line in lines]
    again = [number for number, line in enumerate(lines) if line.instead and line.instead in said[:number]]
    first = [line for number, line in enumerate(lines) if number not in again]
    return tuple(_once([*first, *(lines[number] for number in again)]))


def _once(lines: Sequence[ImprovementLine]) -> list[ImprovementLine]:
    """The same without the hints and sentences that stand before."""
    hints, said = [line.hint for line in lines], [line.instead for line in lines]
    return [
        replace(
            line,
            hint="" if line.hint in hints[:number] else line.hint,
            instead="" if line.instead in said[:number] else line.instead,
        )
        for number, line in enumerate(lines)
    ]


def _improvement(told: Told, card: Scorecard, each: Improvement) -> ImprovementLine:
    return ImprovementLine(
        kind=each.kind,
        kind_name=names.improvement_name(each.kind, told.lang),
        subject=each.subject,
        name=told.subject(each.subject),
        clock=told.clock(each.at_s),
        roles=owners(card, each),
        owner=told.roles(owners(card, each)),
        quote=clipped(_words(card, each), MOST_QUOTED),
        instead=told.text(each.instead),
        hint=_hint(told, card, each),
        cost=round(each.cost, 1),
    )


def _words(card: Scorecard, each: Improvement) -> str:
    """The sentence in which the words stand that lost the points."""
    text = next((reply.text for reply in card.replies if reply.action == each.action), "")
    return sentence_around(text, each.quote) if each.quote else ""


def owners(card: Scorecard, each: Improvement) -> tuple[str, ...]:
    """Whose it is: the owner of the expected action, else the one who spoke."""
    for expectation in card.expectations:
        if expectation.id == each.subject:
            return expectation.who
    return tuple(reply.who for reply in card.replies if reply.action == each.action)


def _hint(told: Told, card: Scorecard, each: Improvement) -> str:
    if each.subject in MARKS:
        return names.mark_hint(each.subject, _level(card, each), told.lang)
    if each.subject in SLIP_HINTS:
        return told.t(SLIP_HINTS[each.subject])
    if each.subject == "privacy":
        return names.mark_hint("privacy_breach", 2, told.lang)
    expectation = next((one for one in card.expectations if one.id == each.subject), None)
    if each.kind == "process" or (expectation and expectation.is_step):
        return told.t(STEP_HINT)
    if each.kind == "late":
        return told.t(LATE_HINT)
    lacked = expectation.lacks if expectation else ()
    lacked = lacked or _marks(told, each.subject)
    return names.mark_hint(lacked[0], 0 if lacked[0] not in _harmful(lacked) else 2, told.lang) if lacked else ""


def _marks(told: Told, expectation: str) -> tuple[str, ...]:
    found = told.expect(expectation)
    return tuple(found[1].marks) if found else ()


def _harmful(marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(mark for mark in marks if mark in MARKS[14:])


def _level(card: Scorecard, each: Improvement) -> int:
    """The level that was read; what is there only in part is weak, what is not there is missing."""
    read = [
        mark.level
        for reply in card.replies
        if reply.action == each.action
        for mark in reply.marks
        if mark.mark == each.subject
    ]
    return read[0] if read else (2 if each.kind == "harmful" else 0)
