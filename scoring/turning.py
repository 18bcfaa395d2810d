"""The turning points: which single changes would have mattered most, found by trying them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from scenarios.field import Role
from scoring.lessons import SOUND, expected_instead
from scoring.scorecard import Scorecard
from scoring.whatif import Change, Fork, Trial
from sim.actions import Say
from sim.drill import Drill
from sim.expectations import Expectation
from sim.reading import Reading

Kind = Literal["sooner", "words", "speaker", "said"]
MOST_TRIED: Final = 20
"""So many changes are tried, the dearest expected actions first."""
EARLY: Final = 0.5
"""“Sooner” means at half of the time given."""
LEAST_GAIN: Final = 0.3
"""A change that gains less of the total is not worth telling."""


@dataclass(frozen=True)
class TurningPoint:
    """One change and what it would have brought."""

    kind: Kind
    """The same words sooner, a model answer instead, the right speaker, or a reply that was never given."""
    expectation: str
    fork: Fork
    gain: float
    """Points of the total."""
    trust_gain: float
    """Of the trust at the end, 0 to 1."""


def tried(trial: Trial, card: Scorecard, go_on: Callable[[], bool] = lambda: True) -> list[TurningPoint]:
    """The changes that were tried, whatever they brought, on the drill that has this score.

    `go_on` is asked before each try; once it says no, what was found so far is given.
    """
    found = []
    for kind, expectation, change in islice(_candidates(trial.drill, card, trial.lang, trial.role), MOST_TRIED):
        if not go_on():
            break
        fork = trial.of(change)
        trust_gain = round(fork.card.trust.end - card.trust.end, 4)
        found.append(TurningPoint(kind, expectation, fork, gained(fork.card, card), trust_gain))
    return found


def gained(after: Scorecard, before: Scorecard) -> float:
    """Points of the total."""
    return round((after.total or 0.0) - (before.total or 0.0), 1)


def chosen(points: Iterable[TurningPoint], most: int = 3) -> list[TurningPoint]:
    """Those that brought most, the best first; at most one for each expected action and kind of change of a reply."""
    found: dict[str, TurningPoint] = {}
    for point in points:
        if point.gain >= LEAST_GAIN and (point.expectation not in found or point.gain > found[point.expectation].gain):
            found[point.expectation] = point
    best = sorted(found.values(), key=lambda point: (-point.gain, point.expectation))
    return [point for place, point in enumerate(best) if not _told(point, best[:place])][:most]


def _told(point: TurningPoint, better: list[TurningPoint]) -> bool:
    """Whether the same reply is changed in the same way already, for another expected action."""
    action = point.fork.change.action
    return bool(action) and any((each.kind, each.fork.change.action) == (point.kind, action) for each in better)


def _candidates(drill: Drill, card: Scorecard, lang: str, role: Role | None) -> Iterator[tuple[Kind, str, Change]]:
    by_id = drill.expectations.by_id
    says = {action.id: action for action in drill.inputs if isinstance(action, Say)}
    open_ones = [each for each in card.expectations if not each.is_step and each.score is not None]
    mine = [each for each in open_ones if role is None or role in each.who]
    yield from _failed(drill, card, lang, role, {each.action for each in mine if each.lacks})
    for each in sorted(mine, key=lambda each: (by_id[each.id].weight * ((each.score or 0) - 100), each.id)):
        expectation, say = by_id[each.id], says.get(each.action)
        early_s = (each.opened_s or 0) + round(EARLY * expectation.within_s)
        if say is None:
            if expectation.model:
                yield "said", each.id, Change("", added=_model_answer(drill, expectation, early_s, lang, role))
            continue
        if each.lacks and expectation.model:
            yield "words", each.id, Change(say.id, text=drill.script.text(expectation.model_of(say.who), lang))
        if say.at_s > early_s:
            yield "sooner", each.id, Change(say.id, delay_s=early_s - say.at_s)
    for cap in card.caps:
        if cap.id == "wrong-speaker" and (spoken := says.get(cap.action)):
            yield "speaker", cap.action, Change(spoken.id, who=drill.script.scenario.spokesperson)


def _failed(
    drill: Drill, card: Scorecard, lang: str, role: Role | None, known: set[str]
) -> Iterator[tuple[Kind, str, Change]]:
    """Replies that failed and are not known to lack what was expected: the model answer instead, the worst first."""
    for reply in sorted(card.own_replies(), key=lambda each: (each.score, each.at_s)):
        expectation = expected_instead(drill, reply)
        if expectation is not None and reply.action not in known and reply.score < SOUND:
            text = drill.script.text(expectation.model_of(reply.who), lang)
            yield "words", expectation.id, Change(reply.action, text=text)


def _model_answer(drill: Drill, expectation: Expectation, at_s: int, lang: str, role: Role | None) -> Say:
    who: Role = role if role in expectation.who and role else expectation.who[0]  # type: ignore[assignment]
    text = drill.script.text(expectation.model_of(who), lang)
    return Say(f"model-{expectation.id}", at_s, who, expectation.to, expectation.reply_by, text, Reading())
