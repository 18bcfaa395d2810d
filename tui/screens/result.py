"""The result: score with its evidence, model answers beside one's own, what to do better, where the report lies."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static
from textual.worker import get_current_worker

from live.norms import norms_for
from live.solo import Solo
from live.trouble import StoreError
from scoring.hindsight import Hindsight
from scoring.principles import Grade, grades
from scoring.report import Subject
from scoring.report.build import content
from scoring.report.content import Content as Told
from scoring.report.parts.replies import ReplyLine
from scoring.scorecard import Scorecard
from scoring.standing import TeamStanding, standing_line, team_standing
from tui import reply_words, result_words
from tui.forks import Forks
from tui.hung import hung
from tui.keys import Key, bindings, msg
from tui.names import Names, named
from tui.report_file import save_report
from tui.screens.base import DrillScreen
from tui.screens.what_if import WhatIf
from tui.text import shown
from tui.widgets.wordbar import Word, WordBar

TABS = {
    "overview": msg("Overview"),
    "actions": msg("Expected actions"),
    "replies": msg("Replies"),
    "lessons": msg("What to improve"),
}


class Result(DrillScreen[None]):
    """Four tabs; the report is saved when it opens."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("f5", "next_tab", msg("Next tab"), msg("The next of the four tabs; 1 to 4 go to one of them.")),
        Key("f8", "whose", msg("All replies"), msg("Replies: your own only, or your teammates' too.")),
        Key(
            "w",
            "what_if",
            msg("What if…"),
            msg("One reply changed: what the score would be, and what would not happen."),
            foot=False,  # it stands beside the tabs, where there is room
        ),
        Key("ctrl+r", "again", msg("Again"), msg("The same scenario again, with another seed.")),
        Key("escape", "home", msg("Home"), msg("Back to home.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(KEYS),
        *((str(number), f"tab('{name}')", "") for number, name in enumerate(TABS, 1)),
    ]
    TOLD = (
        msg("Each mark shows the words behind it under the same number. A ○ was missing; → says what to say instead."),
        msg("The score and what of it could be scored stand together. “Not scored” is never zero."),
    )

    class Placed(Message):
        """Where the team stands among the reference teams is known."""

        def __init__(self, place: TeamStanding) -> None:
            super().__init__()
            self.place = place

    class Found(Message):
        """Changes were tried, and the principles graded."""

        def __init__(self, known: Hindsight, graded: list[Grade]) -> None:
            super().__init__()
            self.known = known
            self.graded = graded

    def __init__(self, solo: Solo) -> None:
        super().__init__()
        self.solo = solo
        self._tab = "overview"
        self._everybody = False
        self._saved: Path | None = None
        self._known: Hindsight | None = None
        self._place: TeamStanding | None = None
        self._graded: list[Grade] | None = None

    @cached_property
    def card(self) -> Scorecard:
        """The score; kept with the drill when it is first asked for."""
        return self.solo.scorecard()

    @cached_property
    def forks(self) -> Forks:
        """What would have been."""
        return Forks(self.solo, self.card)

    def _told(self) -> Told:
        known = self._known
        return content(
            Subject(self.solo.drill, self.card, self.lang, improvements=None if known is None else known.improvements)
        )

    def _subject(self) -> Subject:
        """With all that is known by now."""
        return Subject(
            self.solo.drill,
            self.card,
            self.lang,
            turning=None if self._known is None else self._known.turning,
            improvements=None if self._known is None else self._known.improvements,
            standing=self._place,
            graded=self._graded,
        )

    def place(self) -> str:
        """Where one is."""
        return f"{self.t('Result')} · {Names(self.solo.loaded, self.lang, self.solo.role).text('title')}"

    def body(self) -> ComposeResult:
        """Tabs, the chosen one's text, and what to do now."""
        told = self._told()
        self._keep()
        yield WordBar(self._tabs(), id="tabs")
        with VerticalScroll(id="overview", classes="result-tab"):
            yield Static(hung(self._overview(told)), id="overview-text")
        with VerticalScroll(id="actions", classes="result-tab"):
            yield Static(hung(result_words.actions(told, self.lang)))
        with VerticalScroll(id="replies", classes="result-tab"):
            yield from self._replies(told.replies)
        with VerticalScroll(id="lessons", classes="result-tab"):
            yield Static(hung(result_words.lessons(told, self.lang)), id="lessons-text")
        with Horizontal(classes="button-line"):
            yield Button(shown(self.t("Practise again")), id="again", compact=True, variant="primary")
            yield Button(shown(self.t("Home")), id="go-home", compact=True)

    def _overview(self, told: Told) -> Content:
        newer = self.t("This drill was played with an earlier version; the score is that of this version.")
        place = [] if self._place is None else [shown(standing_line(self._place, self.lang))]
        notes = [*place, shown(self._where(), "$muted"), *([] if self.solo.as_played else [shown(newer, "$warning")])]
        return result_words.overview(told, self.card.trust, notes, self.lang)

    def _replies(self, replies: tuple[ReplyLine, ...]) -> ComposeResult:
        mine = [reply for reply in replies if self._everybody or not reply.teammate]
        if not mine:
            yield Static(shown(self.t("You said nothing in this drill. F8 shows what your teammates said.")))
        for reply in mine:
            with Container(classes="reply"):
                yield Static(hung(reply_words.own_words(reply, self.lang)), classes="own-words")
                yield Static(hung(reply_words.model_words(reply, self.lang)), classes="model-words")

    def _tabs(self) -> list[Word]:
        tabs = [
            Word(f"tab('{name}')", self.t(words), str(number), on=name == self._tab)
            for number, (name, words) in enumerate(TABS.items(), 1)
        ]
        return [*tabs, Word("what_if", self.t("What if…"), "W")]

    def _where(self) -> str:
        if self._saved is None:
            return self.t("The report could not be saved.")
        home, place = str(Path.home()), str(self._saved)
        return named(self.t("Report"), "~" + place[len(home) :] if place.startswith(home) else place, self.lang)

    def on_mount(self) -> None:
        """The overview first; the turning points are looked for meanwhile."""
        self._show()
        self.run_worker(self._look, thread=True)

    def _look(self) -> None:
        worker = get_current_worker()
        place = team_standing(norms_for(self.solo.loaded), self.solo.drill, self.card)
        if place is not None and not worker.is_cancelled:
            self.post_message(self.Placed(place))
        known = self.forks.hindsight(lambda: not worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Found(known, grades(self.solo.drill)))

    @on(Placed)
    def _placed(self, event: Placed) -> None:
        """A line below the score; the report gets it with the turning points."""
        self._place = event.place
        self.query_one("#overview-text", Static).update(hung(self._overview(self._told())))

    @on(Found)
    def _found(self, event: Found) -> None:
        """What to improve is told in the order that trying showed; the report gets it all."""
        self._known, self._graded = event.known, event.graded
        told = self._told()
        self.query_one("#overview-text", Static).update(hung(self._overview(told)))
        self.query_one("#lessons-text", Static).update(hung(result_words.lessons(told, self.lang)))
        self._keep()
        for screen in self.app.screen_stack:
            if isinstance(screen, WhatIf):
                screen.found(event.known.turning)

    def action_what_if(self) -> None:
        """W."""
        self.app.push_screen(WhatIf(self.solo, self.card, self.forks, self._known.turning if self._known else None))

    def _keep(self) -> None:
        """Writes the report beside the drills, in the language shown."""
        try:
            self._saved = save_report(self.drill_app.store.path.parent, self.solo.drill_id, self._subject())
        except (OSError, StoreError) as error:
            told = error.sentence(self.lang) if isinstance(error, StoreError) else str(error)
            self.drill_app.tell_trouble(f"{self.t('The report could not be saved.')} {told}")

    async def retell(self) -> None:
        """In the other language, the report too."""
        await super().retell()
        self._show()

    def _show(self) -> None:
        for name in TABS:
            self.query_one(f"#{name}").display = name == self._tab
        self.query_one("#tabs", WordBar).words = tuple(self._tabs())
        self.query_one(f"#{self._tab}").focus()

    def action_tab(self, name: str) -> None:
        """1 to 4."""
        self._tab = name
        self._show()

    def action_next_tab(self) -> None:
        """F5."""
        names = list(TABS)
        self.action_tab(names[(names.index(self._tab) + 1) % len(names)])

    async def action_whose(self) -> None:
        """F8."""
        self._everybody = not self._everybody
        self._tab = "replies"
        await self.recompose()
        self._show()

    @on(WordBar.Chosen, "#tabs")
    async def _word(self, event: WordBar.Chosen) -> None:
        event.stop()
        await self.run_action(event.word)

    @on(Button.Pressed, "#again")
    def action_again(self) -> None:
        """Another seed."""
        from tui.screens import ways

        self.dismiss(None)
        ways.practise(self.drill_app, self.solo.loaded.id, self.solo.role)

    @on(Button.Pressed, "#go-home")
    def action_home(self) -> None:
        """Home."""
        self.dismiss(None)
