"""What would have been: changes to a finished drill, tried where no screen has to wait for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from live.solo import Solo
from scoring.hindsight import Hindsight, hindsight
from scoring.scorecard import Scorecard
from scoring.whatif import Change, Fork, Trial


class Forks:
    """Tries changes to one drill in the language it was played in; made for threads that only read the drill."""

    def __init__(self, solo: Solo, card: Scorecard) -> None:
        self._solo = solo
        self._card = card

    @cached_property
    def _trial(self) -> Trial:
        # The reader's tables take a tenth of a second to load: not before somebody asks.
        from scoring.reading import ReplyReader

        return Trial(self._solo.drill, ReplyReader(), self._solo.lang, self._solo.role)

    def hindsight(self, go_on: Callable[[], bool]) -> Hindsight:
        """What trying changes brings to light; `go_on` is asked between two tries."""
        return hindsight(self._trial, self._card, go_on)

    def tried(self, change: Change) -> Fork:
        """The drill with that change."""
        return self._trial.of(change)
