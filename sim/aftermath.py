"""All that follows from what was said and done, beyond the scenario's own branches: in one place for the drill."""

from __future__ import annotations

from scenarios.schema import Inject
from sim.actions import Do, Say
from sim.duties import Duties
from sim.events import Slipped
from sim.inside import Inside
from sim.press import Press
from sim.reactions import Reactions
from sim.stage import Stage
from sim.statements import Statements, outside
from sim.wording import Wording


class Aftermath:
    """Reactions without a script, the press, the clinic's own people, and what the law asks for."""

    def __init__(self, stage: Stage) -> None:
        wording = Wording(stage)
        self._statements = Statements(stage)
        self._reactions = Reactions(stage, wording, self._statements.starts_s)
        self._press = press = Press(stage, self._statements, wording)
        self._inside = Inside(stage, wording, lambda found: press.learn([found]))
        self._duties = Duties(stage)

    def delivered(self, inject: Inject) -> None:
        """An inject came."""
        self._press.delivered(inject)

    def said(self, say: Say, slips: list[Slipped], *, to_press: bool) -> None:
        """Something was said."""
        self._reactions.said(say)
        found = self._statements.add(say, slips) if outside(say, to_press) else []
        self._press.said(say, found)

    def did(self, do: Do) -> None:
        """A step was taken."""
        self._inside.did(do.step)
        self._duties.did(do.step)

    def end(self) -> None:
        """ENDEX."""
        self._duties.end()
