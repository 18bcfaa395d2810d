"""The steps of the SOP at a player's console in a room, and the form of the first assessment."""

from __future__ import annotations

from typing import Final

from textual import on

from scenarios.field import Step
from scoring.names import step_name
from tui.keys import msg
from tui.names import named
from tui.screens.room_form import Blank, FormWords, Values
from tui.screens.room_paper import PlayerPapers
from tui.text import joined, lines
from tui.widgets.sop import SopList, warned

SEVERITIES: Final = {
    1: msg("hardly anything"),
    2: msg("small"),
    3: msg("serious"),
    4: msg("very serious"),
    5: msg("threatens the clinic"),
}


class PlayerSteps(PlayerPapers):
    """What is asked before a step is taken."""

    @on(SopList.Wanted)
    def _want_step(self, event: SopList.Wanted) -> None:
        if event.step == "assess":
            self.ask_assess()
        else:
            self.ask_step(event.step)

    def ask_step(self, step: Step) -> None:
        """A step of the SOP, with a note."""

        def words() -> FormWords:
            t, line = self.t, self.desk.line(step)
            told = [line.what] if line.what else []
            if line.due_s is not None:
                owner = named(t("Owner"), line.owner, self.lang)
                told.append(f"{owner}   {t('by')} {self.desk.names.clock(line.due_s)}")
            done = line.done_s is not None
            taken = f"✓ {t('Done')} {self.desk.names.clock(line.done_s or 0)} · {line.who}" if done else ""
            return FormWords(
                step_name(step, self.lang),
                t("Take this step"),
                (Blank("note", t("Note"), hint=t("A note for the record (may stay empty)"), most=1000),),
                lines(*told, *([(taken, "$success")] if taken else []), *warned(self.desk.seat, line.roles, t)),
            )

        self.ask(f"step {step}", words, lambda v: self.make_call("do", step=step, note=v["note"]))

    def ask_assess(self) -> None:
        """The form: how severe it is, what it is, how far it reaches, what it may do."""

        def words() -> FormWords:
            t = self.t
            levels = tuple((f"{n}  {t(about)}", str(n)) for n, about in SEVERITIES.items())
            return FormWords(
                step_name("assess", self.lang),
                t("Hand in the form"),
                (
                    Blank("severity", t("Severity"), "pick", "3", choices=levels),
                    Blank("nature", t("What it is"), hint=t("For example: a complaint that went public"), needed=True),
                    Blank("scope", t("How far it reaches"), hint=t("Who knows of it, and where")),
                    Blank("impact", t("What it may do"), hint=t("To the patient, the clinic, the staff")),
                ),
                joined((t("The whole team sees it."), "$muted")),
            )

        def then(v: Values) -> None:
            fields = {"nature": v["nature"], "scope": v["scope"], "impact": v["impact"]}
            self.make_call("assess", severity=int(v["severity"]), **fields)

        self.ask("assess", words, then)
