"""What is asked before a team drill goes on to its next phase: start, end, hotwash, and back from an emergency stop."""

from __future__ import annotations

from live.room.names import seat_name
from live.room.seats import PLAYERS
from scenarios.timing import span
from tui.report_command import report_command
from tui.screens.room_base import RoomScreen
from tui.screens.room_form import FormWords
from tui.text import joined, lines


class OnwardForms(RoomScreen):
    """Forms, each with the phase that it leads to."""

    def ask_onward(self) -> None:
        """Start, end, hotwash: whatever comes next."""
        {"lobby": self._ask_start, "ended": self._ask_hotwash, "hotwash": self._tell_report}.get(
            self.desk.phase, self._ask_end
        )()

    def _ask_start(self) -> None:
        def words() -> FormWords:
            t = self.t
            seats = [each for each in self.desk.part("seats") if each["seat"] in PLAYERS]
            taken = [each for each in seats if each["people"]]
            told = t("{count} of {all} roles are taken by people; simulated teammates play the others.")
            if len(taken) == len(seats):
                told = t("All {all} roles are taken by people.")
            counted = told.format(count=len(taken), all=len(seats))
            who = [
                joined(("· ", "$accent"), f"{seat_name(each['seat'], self.lang)}  {person['name']}")
                for each in taken
                for person in each["people"]
            ]
            return FormWords(t("Start the drill?"), t("Start"), (), lines(counted, *who))

        self.ask("start", words, lambda _: self.make_call("start"))

    def _ask_end(self) -> None:
        def words() -> FormWords:
            t, desk = self.t, self.desk
            left = span(desk.ends_s - desk.now_s)
            told = t("Time runs on to ENDEX at once, {time} before its time. This cannot be undone.")
            return FormWords(t("End the drill now?"), t("End it"), (), lines(told.format(time=left)), urgent=True)

        self.ask("end", words, lambda _: self.make_call("end"))

    def _ask_hotwash(self) -> None:
        def words() -> FormWords:
            t = self.t
            told = t("Everybody gets three questions on their own device; answers show here as they come.")
            return FormWords(t("Open the hotwash?"), t("Open it"), (), lines(told))

        self.ask("hotwash", words, lambda _: self.make_call("hotwash"))

    def _tell_report(self) -> None:
        def words() -> FormWords:
            t = self.t
            command = report_command(self.desk.shared["room"]["drill"], self.lang)
            told = t("On the host's computer, this writes the after-action report:")
            return FormWords(t("Report"), t("Good"), (), lines(told, "", (command, "bold $accent")))

        self.ask("report", words, lambda _: None)

    def ask_resume_after_halt(self) -> None:
        """The drill was stopped for something real."""

        def words() -> FormWords:
            t = self.t
            why = str(self.desk.shared["room"]["halted"] or "")
            told = t("It was stopped because something real has happened. Is that looked after?")
            return FormWords(t("Resume the drill?"), t("Resume"), (), lines(told, (why, "bold")), urgent=True)

        self.ask("resume", words, lambda _: self.make_call("resume"))
