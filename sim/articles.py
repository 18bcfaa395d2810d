"""What gets printed: a headline that follows from what was said, and what it does to those who read it.

A promise of the next update, with a time that is still to come, halves the harm of a missing answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from scenarios.field import Kind
from sim.agenda import LAST
from sim.events import Cause, Published
from sim.response import HARM, harm, quality
from sim.stage import Stage
from sim.statements import Clash, Found, Statement, Statements
from sim.wording import Wording, quoted, short

Verdict = Literal[
    "fair", "mixed", "harsh", "contradiction", "rumour", "leak", "privacy", "second", "unanswered", "promised"
]
READERS: Final[frozenset[Kind]] = frozenset({"public", "patient", "family"})
NEWS: Final[dict[str, str]] = {
    "rumour": "contradiction",
    "facts": "contradiction",
    "privacy": "leak",
    "second": "harsh",
    "promised": "unanswered",
}
"""Which coefficients serve a verdict that has none of its own."""
TOLD: Final[dict[Clash, Verdict]] = {
    "privacy": "privacy",
    "leak": "leak",
    "contradiction": "contradiction",
    "rumour": "rumour",
    "facts": "rumour",
    "second": "second",
}
"""What kind of story something new makes, the gravest first."""
PRINTED: Final = (
    "explanation",
    "accountability",
    "corrective_action",
    "transparency",
    "apology",
    "follow_up",
    "empathy",
)
"""What a fair headline quotes, the first that was said."""
MOST_OF_IT: Final = tuple(sorted(HARM, key=lambda mark: -HARM[mark]))


class Articles:
    """Writes and prints."""

    def __init__(self, stage: Stage, statements: Statements, wording: Wording) -> None:
        self._stage = stage
        self._statements = statements
        self._wording = wording
        self._numbers = stage.numbers
        self._ours = False
        stage.follow((Published,), self._note)

    def publish(self, person: str, inject: str, news: list[Found], *, again: bool) -> None:
        """The reporter's article; a second one is about what is new."""
        heard = self._statements.known_to(person)
        verdict, quote = self._verdict(person, heard, news)
        line = self._wording.find([f"lines.press.article.{verdict}"], quote, f"article:{person}:{again:d}")
        if not line:
            return
        now = self._stage.now_s
        self._ours = True
        self._stage.emit(Published(now, person, inject, line, bool(heard), quote))
        self._ours = False
        self._read(verdict, inject or person, self._numbers["news.second"] if again else 1.0)

    def _verdict(self, person: str, heard: list[Statement], news: list[Found]) -> tuple[Verdict, str]:
        """What kind of story it is, and the words for its headline."""
        for clash, verdict in TOLD.items():
            found = next((each for each in news if each.clash == clash), None)
            if found is not None:
                return verdict, "" if clash == "privacy" else found.quote
        promise = self._statements.promise(person, self._stage.now_s)
        levels = best_levels(heard)
        if not levels or not any(each.levels for each in heard):
            return ("promised", short(promise)) if promise else ("unanswered", "")
        numbers = self._numbers
        good = quality(levels, "journalist", frozenset(), numbers)
        bad = max(harm(each.levels, numbers) for each in heard)
        if bad >= numbers["article.harm"] or good < numbers["article.mixed"]:
            if promise and bad < numbers["article.harm"]:
                return "promised", short(promise)
            return "harsh", self._words(heard, MOST_OF_IT) or self._words(heard, PRINTED)
        return ("fair" if good >= numbers["article.fair"] else "mixed"), self._words(heard, PRINTED)

    def _words(self, heard: list[Statement], marks: Iterable[str]) -> str:
        return next((quote for mark in marks for each in reversed(heard) if (quote := quoted(each.say, (mark,)))), "")

    def _read(self, verdict: Verdict, about: str, share: float) -> None:
        """What it does to the readers."""
        why, numbers = NEWS.get(verdict, verdict), self._numbers
        if verdict == "promised":
            share *= 1 - numbers["promise.halves"]
        causes = [
            Cause(feeling, share * numbers[f"news.{why}.{feeling}"], f"news-{why}")
            for feeling in ("trust", "anger", "responsibility")
            if f"news.{why}.{feeling}" in numbers
        ]
        self._move(causes, about)

    def _note(self, event: Published) -> None:
        """An article of the scenario about a clinic that did not answer: a promise with a time halves its harm too."""
        if event.answered or self._ours:
            return
        if self._statements.promise(event.person, event.at_s):
            self._stage.agenda.at(event.at_s, lambda: self._relieve(event.inject), LAST)

    def _relieve(self, about: str) -> None:
        share = -self._numbers["promise.halves"]
        feelings: tuple[Literal["trust", "responsibility"], ...] = ("trust", "responsibility")
        causes = [Cause(each, share * self._numbers[f"news.unanswered.{each}"], "next-update") for each in feelings]
        self._move(causes, about, frozenset({"public"}))  # who is party to the matter knows what was promised to them

    def _move(self, causes: list[Cause], about: str, readers: frozenset[Kind] = READERS) -> None:
        for name, mind in self._stage.minds.items():
            if mind.person.is_ in readers:
                self._stage.move(name, causes, about)


def best_levels(heard: Iterable[Statement]) -> dict[str, int]:
    """Each mark at the highest level at which it was heard."""
    best: dict[str, int] = {}
    for statement in heard:
        for mark, level in statement.levels.items():
            best[mark] = max(best.get(mark, 0), level)
    return best
