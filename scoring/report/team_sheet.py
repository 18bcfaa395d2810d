"""The evaluators' sheet and the hotwash in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from scoring.report.figures import rounded
from scoring.report.parts.team import AnswerLine, ObservationLine, QuestionLine, RatingLine, SheetLine
from scoring.report.parts.timeline import Moment
from scoring.report.told import Told
from scoring.report.visible import clipped
from scoring.scorecard import Scorecard
from scoring.team.record import Answered, Observed, TeamRecord
from scoring.team.sheet import ObjectiveSheet, agreement, sheets

RATING_NAMES: Final = {
    "P": "performed without challenges",
    "S": "performed with some challenges",
    "M": "performed with major challenges",
    "U": "could not be performed",
}
SAME: Final = {
    "one": "one rating",
    "same": "the evaluators agree",
    "near": "one step apart",
    "far": "far apart: talk it over",
}
QUESTIONS: Final = {
    "hardest": "What was the hardest moment?",
    "sop": "Which step of the SOP was not clear?",
    "next": "What do you want to practise next?",
}
MOST_SHOWN: Final = 90


def sheet_lines(told: Told, card: Scorecard, record: TeamRecord, moments: Sequence[Moment]) -> tuple[SheetLine, ...]:
    """Every objective, with the observations pinned to moments of the timeline and each evaluator's rating."""
    found = sheets([each.id for each in told.scenario.objectives], record)
    return tuple(_sheet(told, card, record, moments, each) for each in found)


def agreement_words(told: Told, record: TeamRecord) -> tuple[str, ...]:
    """How far the ratings agree; nothing where no objective was rated by two."""
    t, found = told.t, agreement(record)
    if found is None:
        return ()
    words = [
        t(
            "Evaluators: {raters}; objectives that at least two of them rated: {objectives}. Pairs of ratings: "
            "{pairs}; the same: {same}, one step apart: {near}, further apart: {far}."
        ).format(
            raters=found.raters,
            objectives=found.objectives,
            pairs=found.pairs,
            same=found.same,
            near=found.near,
            far=found.pairs - found.same - found.near,
        )
    ]
    if found.alpha is not None:
        words.append(
            t(
                "Krippendorff's alpha over the four steps: {alpha} (1 is perfect, 0 is chance). With so few objectives "
                "it is a hint and no proof."
            ).format(alpha=f"{found.alpha:.2f}")
        )
    return tuple(words)


def hotwash_lines(told: Told, record: TeamRecord, person: str = "") -> tuple[QuestionLine, ...]:
    """The three questions with everybody's answers, or with one person's alone; in an order that tells of nobody."""
    return tuple(
        QuestionLine(
            name,
            told.t(words),
            tuple(
                AnswerLine(each.text)
                for each in sorted(record.answered, key=_shuffled)
                if each.question == name and person in ("", each.person)
            ),
        )
        for name, words in QUESTIONS.items()
    )


def _shuffled(each: Answered) -> str:
    """An order that is the same each time and has nothing to do with who answered first."""
    return sha256(f"{each.question}\n{each.text}".encode()).hexdigest()


def _sheet(
    told: Told, card: Scorecard, record: TeamRecord, moments: Sequence[Moment], sheet: ObjectiveSheet
) -> SheetLine:
    scored = next((each for each in card.objectives if each.id == sheet.objective), None)
    name = told.text(f"objectives.{sheet.objective}.text") or told.text(f"objectives.{sheet.objective}")
    return SheetLine(
        id=sheet.objective,
        text=name or sheet.objective or told.t("Other observations"),
        met=scored.met if scored else None,
        of=scored.of if scored else None,
        score=rounded(scored.score) if scored else None,
        observations=tuple(_observation(told, record, moments, each) for each in sheet.observed),
        ratings=tuple(
            RatingLine(
                record.names.get(each.person, each.person), each.rating, told.t(RATING_NAMES[each.rating]), each.why
            )
            for each in sheet.rated
        ),
        same=sheet.same or "",
        same_name=told.t(SAME[sheet.same]) if sheet.same else told.t("not rated"),
    )


def _observation(told: Told, record: TeamRecord, moments: Sequence[Moment], each: Observed) -> ObservationLine:
    """Pinned to the last moment that was not later than it."""
    number = max(1, bisect_right([moment.at_s for moment in moments], each.at_s)) if moments else 0
    moment = moments[number - 1] if number else None
    then = ""
    if moment is not None:
        who = told.t("{label} ({who})").format(label=moment.label, who=moment.who) if moment.who else moment.label
        then = told.t("{what}: {words}").format(what=who, words=clipped(moment.text, MOST_SHOWN))
    by = record.names.get(each.person, each.person)
    return ObservationLine(told.clock(each.at_s), by, each.text, number, then)
