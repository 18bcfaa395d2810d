"""What a controller changes in a running drill: an inject now, later, again or never, or one that no scenario holds."""

from __future__ import annotations

from sim.actions import Steer
from sim.events import Announced, Steered
from sim.msel import Msel
from sim.stage import Stage


class Steering:
    """The controller's hand."""

    def __init__(self, stage: Stage, msel: Msel) -> None:
        self._stage = stage
        self._msel = msel

    def take(self, steer: Steer) -> None:
        """Does what is asked; an inject that the scenario does not hold changes nothing."""
        if steer.does != "insert" and not self._msel.knows(steer.inject):
            return
        self._stage.emit(Steered(steer.at_s, steer.id, steer.does, steer.inject, steer.to_s))
        match steer.does:
            case "send" | "resend":
                self._msel.send(steer.inject)
            case "move":
                self._msel.move(steer.inject, steer.to_s)
            case "skip":
                self._msel.skip(steer.inject)
            case "insert":
                self._stage.emit(Announced(steer.at_s, steer.id, steer.from_, steer.to, steer.by, steer.text))
