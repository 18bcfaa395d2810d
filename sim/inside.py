"""The clinic's own people: what briefing and care do for them, and what happens when nobody gives them either.

Only people whom the scenario names are simulated. Somebody whose ladder already leads outside talks by that ladder.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from scenarios.field import Step
from sim.events import Cause, Escalated
from sim.minds import Feelings
from sim.stage import Stage
from sim.statements import Found
from sim.wording import Wording, groups

LOOK_EVERY_S: Final = 60
FIRST_LOOK_S: Final = 300
"""Nobody talks outside in the first minutes."""
HELPS: Final[dict[Step, tuple[str, str, str]]] = {
    "brief-staff": ("briefed", "staff.briefed.trust", "staff.briefed.anxiety"),
    "support": ("supported", "staff.supported.trust", "staff.supported.anxiety"),
}
"""What a step is called as a cause, and by how much it helps."""


class Inside:
    """Morale and leaks."""

    def __init__(self, stage: Stage, wording: Wording, on_leak: Callable[[Found], None]) -> None:
        """`on_leak` is told of what came out."""
        self._stage = stage
        self._wording = wording
        self._on_leak = on_leak
        people = stage.scenario.people
        self._staff = [name for name, person in people.items() if person.is_ == "staff"]
        self._by_ladder = {
            name for name in self._staff if any(rung.does in ("post", "press") for rung in people[name].ladder)
        }
        self._helped: set[Step] = set()
        self._pressed = {
            name: -math.log(1 - stage.draw(f"leak:{name}", "random"))
            for name in self._staff
            if name not in self._by_ladder
        }
        """How much each still bears before they talk."""
        stage.follow((Escalated,), self._note)
        if self._pressed and stage.scenario.lasts > FIRST_LOOK_S:
            stage.agenda.at(FIRST_LOOK_S, self._look)

    def did(self, step: Step) -> None:
        """A step helps the staff, the first time."""
        if step not in HELPS or step in self._helped:
            return
        self._helped.add(step)
        why, trust, anxiety = HELPS[step]
        numbers = self._stage.numbers
        for name in self._staff:
            causes = [Cause("trust", numbers[trust], why), Cause("anxiety", numbers[anxiety], why)]
            self._stage.move(name, causes, step)

    def _look(self) -> None:
        """As time goes by with a low morale and no word from above, somebody talks."""
        if self._helped or not self._pressed:
            return
        for name in list(self._pressed):
            lacking = self._stage.numbers["leak.morale"] - morale(self._stage.minds[name].at(self._stage.now_s))
            self._pressed[name] -= self._stage.numbers["leak.rate"] * max(0.0, lacking) * LOOK_EVERY_S / 60
            if self._pressed[name] <= 0:
                del self._pressed[name]
                self._leak(name)
        if self._stage.now_s + LOOK_EVERY_S <= self._stage.scenario.lasts:
            self._stage.agenda.at(self._stage.now_s + LOOK_EVERY_S, self._look)

    def _leak(self, name: str) -> None:
        now, person = self._stage.now_s, self._stage.scenario.people[name]
        found = groups("staff", person.temper, ("leak",), self._stage.minds[name].mood(now))
        line = self._wording.find(found, "", f"leak:{name}")
        if not line:
            return
        self._stage.emit(Escalated(now, name, 0, "post", "social", line))
        for reader, mind in self._stage.minds.items():
            if mind.person.is_ == "public":
                self._stage.move(reader, [Cause("trust", self._stage.numbers["staff-leak.trust"], "staff-leak")], name)

    def _note(self, event: Escalated) -> None:
        if event.person in self._staff and event.step in ("post", "press"):
            self._on_leak(Found("leak", ""))


def morale(feelings: Feelings) -> float:
    """How the staff hold up, 0 to 1: trust in those who lead, and neither anger nor fear."""
    return math.fsum((0.5 * feelings.trust, 0.3 * (1 - feelings.anger), 0.2 * (1 - feelings.anxiety)))
