"""What to do better, the most valuable first: each thing is tried, by what-if, and worth what it would have brought.

Expected actions are tried with the model answer, or sooner. A mark that replies lacked is tried as if their other words
had stayed and only that mark had been read otherwise, in all of them: once alone, and once as the last of all that they
lack. Its worth is the mean of both, for among many failings none brings much alone. The first harm that a reply did is
worth what a model answer in its place would have brought, and the first of all what all harm together cost, if that is
more. What cannot be tried keeps its estimated cost.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from math import fsum
from typing import Final, NamedTuple

from scoring.lessons import dearest, models_for
from scoring.moment import reply_for
from scoring.rules import EXTRA, LEVELS
from scoring.scorecard import Improvement, ReplyScore, Scorecard
from scoring.turning import Kind, TurningPoint
from scoring.whatif import Change, Trial, on_same_items
from sim.reading import BAD_MARKS

MOST: Final = 9
"""Three times three: nobody mends more before the next drill."""
MOST_TRIED: Final = 16
"""So many marks are tried."""
LEAST: Final = 0.1
"""What brings fewer points of the total is not worth telling."""
_TRIED_AS: Final[dict[str, Kind]] = {"missed": "said", "late": "sooner", "weak": "words"}


class _Lacking(NamedTuple):
    """A mark of a reply that lost points."""

    lost: float
    """Points of that reply's 100."""
    reply: ReplyScore
    mark: str
    level: int
    """As it was read."""


def coaching(
    trial: Trial, card: Scorecard, tries: Sequence[TurningPoint], go_on: Callable[[], bool] = lambda: True
) -> list[Improvement]:
    """At most nine things to do better, with what each would have brought as its cost.

    `tries` are those of `turning.tried`. `go_on` is asked before each further try; once it says no, the marks that were
    not tried are left out.
    """
    found = [_measured(each, tries) for each in card.improvements if each.kind != "harmful"]
    said = {each.instead for each in found}
    habits = _Habits(trial, card)
    worths, together = [], 0.0
    for habit in habits.each[:MOST_TRIED]:
        if not go_on():
            break
        worths.append((habits.worth(habit), habit))
    else:
        together = habits.harm_together()
    reworded = _reworded(tries)
    for worth, habit in sorted(worths, key=lambda each: -each[0]):
        told = _improvement(trial, habit, worth, said)
        if told.kind == "harmful":  # a reply that harms in many ways is mended as a whole, once
            told = replace(told, cost=max(told.cost, reworded.pop(told.action, 0.0), together))
            together = 0.0
        found.append(told)
        said.add(told.instead)
    return sorted((each for each in found if each.cost >= LEAST), key=dearest)[:MOST]


class _Habits:
    """What the replies of a drill lack, mark by mark, each to be tried as if it had been there."""

    def __init__(self, trial: Trial, card: Scorecard) -> None:
        self._trial, self._card = trial, card
        self._every = [each for reply in card.own_replies() for each in _lacking(reply)]
        self.each = _by_mark(self._every)

    def worth(self, habit: Sequence[_Lacking]) -> float:
        """Points that a mark is worth, among all that was lacking."""
        others = [each for each in self._every if each.mark != habit[0].mark]
        return round((self._gain(habit) + self._gain_of_all - self._gain(others)) / 2, 1)

    def harm_together(self) -> float:
        """Points that all harm cost together; 0 where there was none."""
        harm = [each for each in self._every if each.mark in BAD_MARKS]
        return round(self._gain(harm), 1) if harm else 0.0

    @cached_property
    def _gain_of_all(self) -> float:
        return self._gain(self._every)

    def _gain(self, mended: Sequence[_Lacking]) -> float:
        """Points of the total, or where a cap holds it down of what stands below the cap."""
        levels = tuple((each.reply.action, each.mark, 0 if each.mark in BAD_MARKS else 2) for each in mended)
        fork = self._trial.of(Change("", levels=levels)).drill
        before, after = on_same_items(self._trial.drill, fork, self._trial.role)
        below_cap = (after.uncapped or 0.0) - (before.uncapped or 0.0)
        return max((after.total or 0.0) - (before.total or 0.0), below_cap)


def _measured(each: Improvement, tries: Sequence[TurningPoint]) -> Improvement:
    """With what its trial brought; as it is where none was made."""
    kind = _TRIED_AS.get(each.kind)
    gains = [point.gain for point in tries if point.expectation == each.subject and point.kind == kind]
    return replace(each, cost=max(gains)) if gains else each


def _reworded(tries: Sequence[TurningPoint]) -> dict[str, float]:
    """What each reply would have gained in the words of a model answer."""
    words = [each for each in tries if each.kind == "words"]
    return {each.fork.change.action: each.gain for each in sorted(words, key=lambda each: each.gain)}


def _lacking(reply: ReplyScore) -> Iterator[_Lacking]:
    """Its harmful marks, and those that its moment called for and that are not clear."""
    read = {mark.mark: mark for mark in reply.marks}
    for mark in read.values():
        if mark.points < 0:
            yield _Lacking(-mark.points, reply, mark.mark, mark.level)
    for wanted in reply.wanted:
        level = read[wanted].level if wanted in read else 0
        if level < 2:
            yield _Lacking(100 * (1 - EXTRA) / len(reply.wanted) * (1 - LEVELS[level]), reply, wanted, level)


def _by_mark(lacking: Iterable[_Lacking]) -> list[list[_Lacking]]:
    """The mark that lost most first; so within each."""
    of_mark: dict[str, list[_Lacking]] = {}
    for each in lacking:
        of_mark.setdefault(each.mark, []).append(each)
    for habit in of_mark.values():
        habit.sort(key=lambda each: (-each.lost, each.reply.at_s))
    return sorted(of_mark.values(), key=lambda habit: (-fsum(each.lost for each in habit), habit[0].mark))


def _improvement(trial: Trial, habit: Sequence[_Lacking], worth: float, said: Container[str]) -> Improvement:
    """Told by the reply where the mark lost most; of several such by one with something new to say instead."""
    worst = [(each, _instead(trial, each)) for each in habit if each.lost == habit[0].lost]
    of, instead = next((each for each in worst if each[1] not in said), worst[0])
    evidence = [found.quote for mark in of.reply.marks if mark.mark == of.mark for found in mark.evidence]
    kind = "harmful" if of.mark in BAD_MARKS else "weak"
    quote = evidence[0] if evidence else of.reply.text
    return Improvement(kind, of.mark, of.reply.action, of.reply.at_s, quote, instead, worth)  # type: ignore[arg-type]


def _instead(trial: Trial, lacking: _Lacking) -> str:
    """The nearest model answer that has the mark that the reply lacked, or has not the harmful one; or empty."""
    drill, reply, wanted = trial.drill, lacking.reply, lacking.mark not in BAD_MARKS
    for path in models_for(drill, reply):
        text = drill.script.text(path, trial.lang)
        said = reply_for(drill, reply.who, reply.to, reply.by, text, trial.lang)  # type: ignore[arg-type]
        if bool(trial.reader.read(said).level(lacking.mark)) is wanted:
            return path
    return ""
