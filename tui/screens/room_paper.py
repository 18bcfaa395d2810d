"""The team's documents at a player's console: writing one, and bringing it on to its publication."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from scenarios.field import CHANNELS
from scoring.names import channel_name, role_name, stage_name
from sim.documents import OWNER, RELEASE
from tui.hung import hung
from tui.names import aside
from tui.room_desk import Data
from tui.screens.base import Sheet
from tui.screens.room_base import RoomScreen
from tui.screens.room_form import Blank, FormWords, Values
from tui.screens.room_papers import document_head
from tui.text import joined, lines, shown
from tui.widgets.room_list import Row


class PaperSheet(Sheet[str]):
    """One document in full; gives what is to be done with it."""

    def __init__(self, console: RoomScreen, document: str) -> None:
        super().__init__()
        self._owner = console
        self._document = document

    def title_words(self) -> str:
        """Its title."""
        return str(self._data()["title"] or self._document)

    def _data(self) -> Data:
        return next(each for each in self._owner.desk.part("documents") if each["id"] == self._document)

    def inside(self) -> ComposeResult:
        """Where it stands, its words, what can be done."""
        document = self._data()
        head = document_head(self._owner.desk, document)
        with VerticalScroll(id="judge-words", can_focus=False):
            yield Static(hung(lines(head, "", str(document["text"]))))
        yield OptionList(*self._acts(document), id="paper-acts", compact=True)

    def on_mount(self) -> None:
        """Arrow keys and Enter choose."""
        self.query_one(OptionList).focus()

    def _acts(self, document: Data) -> list[Option]:
        t, lang = self.t, self.lang
        found = [Option(shown(t("Write a new version")), id="draft")]
        for stage in RELEASE:
            if stage in document["lacks"] and document["published_s"] is None:
                whose = aside(role_name(OWNER[stage], lang), lang)
                found.append(Option(joined(stage_name(stage, lang), (whose, "$muted")), id=stage))
        if document["published_s"] is None:
            lacks = f"  {t('lacks something')}" if document["lacks"] else ""
            found.append(Option(shown(t("Send it back with a remark")), id="return"))
            found.append(Option(joined((t("Publish it"), "bold"), (lacks, "$warning")), id="publish"))
        return found

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class PlayerPapers(RoomScreen):
    """What a player does with documents."""

    def paper_rows(self, width: int) -> Sequence[Row]:
        """A line to write a new one; then each with its stages."""
        head: Row = ("paper-new", shown(self.t("+ Write a document"), "bold $primary"))
        desk = self.desk
        return [head, *((f"paper-{each['id']}", document_head(desk, each)) for each in desk.part("documents"))]

    def open_paper(self, name: str) -> None:
        """The sheet of a document, or the form for a new one."""
        if name == "new":
            self._ask_draft(f"d-{uuid.uuid4().hex[:8]}", None)
            return
        document = next((each for each in self.desk.part("documents") if each["id"] == name), None)
        if document is not None:
            self.app.push_screen(PaperSheet(self, name), lambda act: self._act_on(name, act))

    def _act_on(self, name: str, act: str | None) -> None:
        document = next((each for each in self.desk.part("documents") if each["id"] == name), None)
        if act is None or document is None:
            return
        match act:
            case "draft":
                self._ask_draft(name, document)
            case "publish":
                self._ask_publish(name, document)
            case _:
                self._ask_stage(name, act)

    def _ask_draft(self, name: str, document: Data | None) -> None:
        def words() -> FormWords:
            t = self.t
            title, text = (str(document["title"]), str(document["text"])) if document else ("", "")
            return FormWords(
                t("A document of the team"),
                t("Hand it to the team"),
                (
                    Blank("title", t("Title"), value=title, most=80, needed=True, hint=t("For example: Statement")),
                    Blank("text", t("Text"), "text", text, needed=True),
                ),
                joined((t("A new version has to be checked, reviewed and approved anew."), "$muted")),
            )

        def then(v: Values) -> None:
            self.make_call("write", document=name, stage="draft", title=v["title"], text=v["text"])

        self.ask("write new" if document is None else f"write {name} {document['version']}", words, then)

    def _ask_stage(self, name: str, stage: str) -> None:
        def words() -> FormWords:
            needed = stage == "return"
            return FormWords(
                stage_name(stage, self.lang),
                self.t("Do it"),
                (Blank("note", self.t("Remark"), hint="" if needed else self.t("(may stay empty)"), needed=needed),),
            )

        self.ask(
            f"stage {name} {stage}",
            words,
            lambda v: self.make_call("write", document=name, stage=stage, note=v["note"]),
        )

    def _ask_publish(self, name: str, document: Data) -> None:
        def words() -> FormWords:
            t, lang = self.t, self.lang
            to = tuple((self.desk.names.person(each), each) for each in self.desk.recipients)
            by = tuple((channel_name(each, lang), str(each)) for each in CHANNELS)
            lacks = [stage_name(str(each), lang) for each in document["lacks"]]
            anyway = ((t("no: the room refuses while something is missing"), "no"), (t("yes: it is recorded"), "yes"))
            told = t("It still lacks: {stages}.").format(stages="、".join(lacks)) if lacks else ""
            return FormWords(
                t("Publish it"),
                t("Publish"),
                (
                    Blank("to", t("To"), "pick", "public", choices=to),
                    Blank("by", t("Channel"), "pick", "website", choices=by),
                    Blank("anyway", t("Anyway"), "pick", "no", choices=anyway),
                ),
                lines((told, "bold $warning"), (document["text"], "$muted")),
                urgent=bool(lacks),
            )

        def then(v: Values) -> None:
            self.make_call("publish", document=name, to=v["to"], by=v["by"], anyway=v["anyway"] == "yes")

        self.ask(f"publish {name}", words, then)
