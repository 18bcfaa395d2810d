"""One reply in full, with the marks that the reader proposes: confirm them, or change a level and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from live.room.rules import CALLS
from scenarios.field import MARKS
from scoring.names import level_name, mark_name
from tui.hung import hung
from tui.names import quoted
from tui.room_desk import Data
from tui.screens.base import Sheet
from tui.screens.room_form import Blank, FormWords, Values
from tui.text import joined, lines, shown
from tui.widgets.room_list import RoomList, Row
from tui.widgets.room_replies import judged_level, reply_head, reply_of

if TYPE_CHECKING:
    from tui.screens.room_base import RoomScreen


class JudgeReply(Sheet[None]):
    """Stays open while several marks are judged."""

    def __init__(self, console: RoomScreen, action: str) -> None:
        super().__init__()
        self._owner = console
        self._action = action

    def title_words(self) -> str:
        """What it is."""
        return self.t("The reply and its marks")

    def inside(self) -> ComposeResult:
        """The words, then a line for each mark."""
        reply = self._reply()
        with VerticalScroll(id="judge-words", can_focus=False):
            yield Static(hung(lines(reply_head(self._owner.desk, reply), str(reply["text"]))))
        yield RoomList(self._rows, id="judge-marks")

    def on_mount(self) -> None:
        """The marks have the focus; what was judged shows at once."""
        self.query_one(RoomList).focus()
        self.set_interval(0.3, lambda: self.query_one(RoomList).tell())

    async def retell(self) -> None:
        """In the other language."""
        await super().retell()
        self.query_one(RoomList).focus()

    def _reply(self) -> Data:
        found = reply_of(self._owner.desk, self._action)
        assert found is not None
        return found

    @property
    def _may(self) -> bool:
        return self._owner.desk.seat in CALLS["judge"].seats and not self._reply()["inside"]

    def _rows(self, width: int) -> list[Row]:
        t, reply = self.t, self._reply()
        marks = [(f"mark-{each['mark']}", self._mark_words(each)) for each in reply["marks"]]
        rows: list[Row] = marks or [("", shown(t("The reader found no mark."), "$muted"))]
        if self._reply()["inside"]:
            return [("", shown(t("Words among the team are not judged."), "$muted"))]
        if not self._may:
            return [(name and "", words) for name, words in rows]
        head: list[Row] = [("all", shown(t("Confirm all as proposed"), "bold $primary"))] if marks else []
        return [*head, *rows, ("other", shown(t("Another mark that the reader did not find …"), "$muted"))]

    def _mark_words(self, mark: Data) -> Content:
        level = judged_level(self._owner.desk, self._action, str(mark["mark"]))
        lang = self.lang
        if level is None:
            told = (f"  {self.t('proposed')}  {self.t('confidence')} {mark['confidence']:.2f}", "$muted")
        elif level == mark["level"]:
            told = (f"  ✓ {self.t('confirmed')}", "$success")
        else:
            told = (f"  ✓ {self.t('changed to')} {level} {level_name(level, lang)}", "bold $success")
        quotes = [quoted(str(each).strip(), lang) for each in mark["quotes"]]
        level_words = f"{mark['level']} {level_name(mark['level'], lang)}"
        head = joined((mark_name(mark["mark"], lang), "bold"), f"  {level_words}", told)
        return lines(head, (f"   {' '.join(quotes)}", "$muted")) if quotes else head

    @on(OptionList.OptionSelected, "#judge-marks")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = event.option.id or ""
        if name == "all":
            for each in self._reply()["marks"]:
                self._judge(str(each["mark"]), int(each["level"]), "")
        elif name == "other":
            self._ask("", 0)
        elif name:
            mark = name.removeprefix("mark-")
            self._ask(mark, next(int(each["level"]) for each in self._reply()["marks"] if each["mark"] == mark))

    def _ask(self, mark: str, proposed: int) -> None:
        def words() -> FormWords:
            t, lang = self.t, self.lang
            levels = tuple((f"{n} {level_name(n, lang)}", str(n)) for n in range(3))
            found = {str(each["mark"]) for each in self._reply()["marks"]}
            others = tuple((mark_name(each, lang), each) for each in MARKS if each not in found)
            which = () if mark else (Blank("mark", t("Mark"), "pick", others[0][1], choices=others),)
            level = str(proposed) if mark else "1"
            needed = t("Say why, in a few words: the reader proposed {level}.").format(level=proposed)
            return FormWords(
                mark_name(mark, lang) if mark else t("Another mark"),
                t("Keep it"),
                (
                    *which,
                    Blank("level", t("Level"), "pick", level, choices=levels),
                    Blank("why", t("Why"), hint=t("Needed for a change")),
                ),
                wrong=lambda v: needed if int(v["level"]) != proposed and not v["why"].strip() else "",
            )

        def then(v: Values) -> None:
            self._judge(v.get("mark", mark), int(v["level"]), v["why"])

        self._owner.ask(f"judge {self._action} {mark}", words, then)

    def _judge(self, mark: str, level: int, why: str) -> None:
        self._owner.make_call("judge", action=self._action, mark=mark, level=level, why=why)
