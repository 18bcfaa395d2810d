"""Whether a condition of the scenario holds now."""

from __future__ import annotations

from collections.abc import Container, Iterable

from scenarios.schema import Bounds, Condition
from sim.events import Feeling
from sim.expectations import Expectations
from sim.stage import Stage


class Conditions:
    """Asks the state of the drill."""

    def __init__(self, stage: Stage, expectations: Expectations, happened: Iterable[Container[str]]) -> None:
        """`happened` hold the injects and the steps that have happened, as they go on."""
        self._stage = stage
        self._expectations = expectations
        self._happened = tuple(happened)

    def met(self, name: str) -> bool:
        """An expected action met or late, an inject delivered, or a step done."""
        expectation = self._expectations.by_id.get(name)
        if expectation is not None and expectation.fulfilled_s is not None:
            return True
        return any(name in each for each in self._happened)

    def holds(self, condition: Condition) -> bool:
        """Whether it holds now."""
        if condition.met is not None:
            return self.met(condition.met)
        if condition.not_met is not None:
            return not self.met(condition.not_met)
        if condition.missed is not None:
            expectation = self._expectations.named(condition.missed)
            return expectation is not None and expectation.missed and expectation.fulfilled_s is None
        if condition.any_ is not None:
            return any(self.holds(each) for each in condition.any_)
        if condition.all_ is not None:
            return all(self.holds(each) for each in condition.all_)
        return self._feels(condition)

    def _feels(self, condition: Condition) -> bool:
        named: tuple[tuple[Feeling, Bounds | None], ...] = (
            ("trust", condition.trust),
            ("anger", condition.anger),
            ("anxiety", condition.anxiety),
        )
        return all(self._within(feeling, bounds) for feeling, bounds in named if bounds is not None)

    def _within(self, feeling: Feeling, bounds: Bounds) -> bool:
        value = 100 * float(getattr(self._stage.minds[bounds.of].at(self._stage.now_s), feeling))
        return (bounds.above is None or value > bounds.above) and (bounds.below is None or value < bounds.below)


def feels(condition: Condition) -> bool:
    """Whether it depends on somebody's feelings, which drift between events."""
    parts = (condition.any_ or []) + (condition.all_ or [])
    return any((condition.trust, condition.anger, condition.anxiety)) or any(feels(part) for part in parts)
