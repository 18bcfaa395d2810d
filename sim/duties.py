"""What law and insurance ask for, told as reminders: the five working days lie outside the time of a drill.

The Medical Accident Prevention and Dispute Resolution Act applies to major injury and death only (`injury` in the
scenario's crisis); for everything else the reminders follow from what people do: a lawyer, a complaint.
"""

from __future__ import annotations

from typing import Final

from scenarios.field import RungStep, Step
from sim.events import Escalated, Event, Reminded, Slipped
from sim.stage import Stage

FIRST_S: Final = 300
"""When a team is reminded of the care team."""
AFTER_S: Final = 45
"""After a step of somebody's ladder."""
LATER_S: Final = 90
"""Between two reminders of one thing."""


class Duties:
    """Reminders, each once."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._steps: set[Step] = set()
        self._told: set[str] = set()
        self._told_outside = False
        """Whether a patient's matter was told to outsiders."""
        self.applies = stage.scenario.crisis.injury != "none"
        """Whether the Act applies."""
        stage.follow((Slipped, Escalated), self._note)
        if self.applies and stage.scenario.lasts > FIRST_S:
            stage.agenda.at(FIRST_S, lambda: self._remind("care-team", unless="care-team"))

    def did(self, step: Step) -> None:
        """A step was taken."""
        self._steps.add(step)

    def end(self) -> None:
        """What remains to be done after the drill."""
        if self._told_outside:
            self._remind("privacy")
        if self.applies:
            self._remind("care-team-done" if "care-team" in self._steps else "care-team-open")
            self._remind("mediation")

    def _note(self, event: Event) -> None:
        if isinstance(event, Slipped) and event.slip == "privacy":
            self._told_outside = True
        if isinstance(event, Escalated) and event.at_s + AFTER_S <= self._stage.scenario.lasts:
            step: RungStep = event.step
            self._stage.agenda.at(event.at_s + AFTER_S, lambda: self._after(step))

    def _after(self, step: RungStep) -> None:
        if step == "lawyer":
            self._remind("insurer", unless="insurer")
            if not self.applies and self._stage.now_s + LATER_S <= self._stage.scenario.lasts:
                later = self._stage.now_s + LATER_S
                self._stage.agenda.at(later, lambda: self._remind("voluntary-mediation", unless="mediation"))
        elif step == "bureau":
            self._remind("bureau", unless="assign-contact")

    def _remind(self, topic: str, unless: Step | None = None) -> None:
        if topic not in self._told and unless not in self._steps:
            self._told.add(topic)
            self._stage.emit(Reminded(self._stage.now_s, topic, f"lines.law.{topic}.1"))
