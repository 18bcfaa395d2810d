"""What would have been: changes to a finished drill, tried where no screen has to wait for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from live.solo import Solo
from scoring.hindsight import Hindsight, hindsight
from scoring.scorecard import Scorecard
from scoring.whatif import Change, Fork, compared, forked
from sim.reading import Reader


class Forks:
    """Tries changes to one drill in the language it was played in; made for threads that only read the drill."""

    def __init__(self, solo: Solo, card: Scorecard) -> None:
        self._solo = solo
        self._card = card

    @cached_property
    def _reader(self) -> Reader:
        # Its tables take half a second to load: not before somebody asks.
        from scoring.reading import ReplyReader

        return ReplyReader()

    def hindsight(self, go_on: Callable[[], bool]) -> Hindsight:
        """What trying changes brings to light; `go_on` is asked between two tries."""
        solo = self._solo
        return hindsight(solo.drill, self._card, self._reader, solo.lang, solo.role, go_on)

    def tried(self, change: Change) -> Fork:
        """The drill with that change."""
        solo = self._solo
        return compared(solo.drill, forked(solo.drill, change, self._reader, solo.lang), change, solo.role)
