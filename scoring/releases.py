"""Documents that went out without what had to come first: medical check, legal review, the director's approval.

Free words are of no document, and no release is asked of them; a drill without documents has nothing to find here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from scenarios.field import OUTSIDE_CHANNELS
from sim.actions import Say, Stage
from sim.documents import STEP_OF
from sim.drill import Drill
from sim.events import Wrote

SLIPS: Final[dict[Stage, str]] = {"check": "unchecked", "review": "unreviewed", "approve": "unapproved"}
"""What is broken where a stage is missing."""


class Releases:
    """The documents of one drill as they stood at each moment; its events are told to it in their order."""

    def __init__(self, drill: Drill) -> None:
        steps = {each.step for each in drill.expectations.by_id.values()}
        self._asked = [stage for stage in SLIPS if stage == "approve" or STEP_OF[stage] in steps]
        self._passed: dict[str, set[Stage]] = {}

    def wrote(self, event: Wrote) -> None:
        """A new draft, or one that was sent back, begins again."""
        if event.stage in ("draft", "return"):
            self._passed[event.document] = set()
        else:
            self._passed[event.document].add(event.stage)

    def judges(self, say: Say) -> bool:
        """Whether it publishes a document of the team."""
        return say.document in self._passed and say.by in OUTSIDE_CHANNELS

    def lacking(self, say: Say) -> Iterator[str]:
        """A slip for each stage that the published version has not passed.

        The approval is always asked for, and given where the director publishes; the check and the review are asked
        for where the scenario expects these steps.
        """
        if self.judges(say):
            passed = self._passed[say.document] | ({"approve"} if say.who == "director" else set())
            yield from (SLIPS[stage] for stage in self._asked if stage not in passed)
