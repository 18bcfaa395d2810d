"""What came out of a team's drill: the team's score in a few lines, and where its report was saved."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from live.again import played_again, scenario_of
from live.room.subjects import stored_team, team_subject
from live.store import Store
from live.trouble import StoreError
from scoring.reading import ReplyReader
from scoring.score import scorecard
from tui.commands.summary import summary
from tui.hung import hung
from tui.names import named
from tui.report_file import save_report
from tui.screens.base import Reading
from tui.text import lines


class TeamResult(Reading):
    """The report is made while this is read."""

    class Saved(Message):
        """The report lies there, or could not be saved."""

        def __init__(self, place: Path | None) -> None:
            super().__init__()
            self.place = place

    def __init__(self, drill_id: str) -> None:
        super().__init__()
        self._drill_id = drill_id
        self._where = ""

    def title_words(self) -> str:
        """Its name."""
        return self.t("Team drill")

    def body_words(self) -> Content:
        """The whole team's score; a drill that cannot be read says so."""
        try:
            stored = self._store.load(self._drill_id)
            drill = played_again(stored, scenario_of(stored))
        except StoreError as error:
            return lines(error.sentence(self.lang))
        told = summary(drill, scorecard(drill), self.lang).split("\n")
        private = self.t("Everybody's private page: crisis-drill report {drill} --person NAME").format(
            drill=self._drill_id
        )
        return lines(*told, "", self._where or self.t("The report is being made …"), (private, "$muted"))

    def on_mount(self) -> None:
        """Arrow keys scroll at once, and the report is made."""
        super().on_mount()
        self.run_worker(self._make, thread=True)

    def on_team_result_saved(self, event: Saved) -> None:
        """Where it lies."""
        place = event.place
        self._where = self.t("The report could not be saved.")
        if place is not None:
            self._where = named(self.t("Report"), str(place), self.lang)
        self.query_one("#sheet-body Static", Static).update(hung(self.body_words()))

    @property
    def _store(self) -> Store:
        from tui.app import DrillApp

        assert isinstance(self.app, DrillApp)
        return self.app.store

    def _make(self) -> None:
        store, place = self._store, None
        try:
            subject = team_subject(stored_team(store, self._drill_id, ReplyReader()), self.lang)
            place = save_report(store.path.parent, self._drill_id, subject)
        except (OSError, StoreError):
            pass
        self.post_message(self.Saved(place))
