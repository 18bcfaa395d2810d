"""Promised follow-ups that were kept: a word kept gives something back, and makes later words worth more again.

A clear promise (mark `follow_up` at level 2) binds towards the one who was addressed, or towards the public if it was
made in public. What a broken one costs is `sim.reactions`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.actions import Say
from sim.events import Cause
from sim.promises import promised
from sim.response import quality
from sim.stage import Stage

SOONEST_S = 60
"""Whoever speaks again sooner than this goes on speaking and does not follow up."""
GRACE_S = 120
"""So late is still in time."""
CONTENT = 0.12
"""What a follow-up must hold at least, as quality 0 to 1."""
KEPT = "promise-kept"


@dataclass(frozen=True)
class Promise:
    """A follow-up that somebody waits for."""

    made_s: int
    due_s: int


class FollowUps:
    """Who was promised what."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._open: dict[str, Promise] = {}
        self._starts_s = stage.plan.starts_s

    def kept(self, person: str, levels: Mapping[str, int]) -> list[Cause]:
        """What it gives back to somebody that a reply keeps the promise made to them; nothing if it keeps none."""
        promise, now, numbers = self._open.get(person), self._stage.now_s, self._stage.numbers
        mind = self._stage.minds[person]
        if promise is None or not promise.made_s + SOONEST_S <= now <= promise.due_s + GRACE_S:
            return []
        if quality(levels, mind.person.is_, self._stage.plan.wants[person], numbers) < CONTENT:
            return []
        del self._open[person]
        mind.belief = 1 - (1 - mind.belief) / 2
        used_to = 1 / (1 + numbers["repeat"] * mind.heard.get(KEPT, 0))
        mind.heard[KEPT] = mind.heard.get(KEPT, 0) + 1
        return [Cause("trust", numbers["promise.kept"] * used_to * (1 - mind.at(now).trust), KEPT)]

    def made(self, person: str, say: Say) -> None:
        """Notes the promise that a reply makes, with the time it names or the usual one."""
        if say.reading.level("follow_up") < 2:
            return
        named = promised(say, self._starts_s)
        due_s = named[0] if named else say.at_s + int(self._stage.numbers["promise.within"])
        self._open[person] = Promise(say.at_s, due_s)
