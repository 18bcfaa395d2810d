"""What the keys of the console do for those who watch."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.widgets import Input, OptionList

from live.room.names import seat_name
from scenarios.clean import clean
from tui.room_desk import PACES
from tui.screens import room_control_keys
from tui.screens.picking import Picking
from tui.screens.room_control_forms import ControlForms
from tui.screens.room_judge import JudgeReply
from tui.screens.room_link import RoomLink
from tui.screens.room_papers import RoomPapers
from tui.widgets.picker import Picker
from tui.widgets.room_list import RoomList
from tui.widgets.room_replies import reply_of
from tui.widgets.room_timeline import inject_of, inject_title
from tui.widgets.wordbar import Word


class ControlActs(ControlForms):
    """The keys, without the layout."""

    show_panes: Callable[[], None]
    """The layout's: shows what is open."""

    def __init__(self) -> None:
        super().__init__()
        self.open_pane = "timeline"
        self.beside = "replies"
        """The pane of the right column in a wide window."""
        self.phase_before = ""
        self.untold = ""
        """A message that was begun."""
        self.told_to = "all"

    def action_pane(self, pane: str) -> None:
        """Shows a pane and goes to it."""
        self.open_pane = pane
        if pane not in room_control_keys.LEFT:
            self.beside = pane
        self.show_panes()
        self.query_one(f"#{pane}").focus()

    def action_next_pane(self) -> None:
        """F5: from one to the next, then to the line for messages."""
        places = [*room_control_keys.panes(self.desk), "tell-text"]
        here = self.focused.id if self.focused and self.focused.id in places else self.open_pane
        following = places[(places.index(str(here)) + 1) % len(places)]
        if following == "tell-text":
            self.action_tell()
        else:
            self.action_pane(following)

    def action_tell(self) -> None:
        """Ctrl+L."""
        self.query_one("#tell-text").focus()

    @on(Input.Submitted, "#tell-text")
    def _send(self, event: Input.Submitted) -> None:
        event.stop()
        text = clean(event.value).strip()
        if not text:
            return
        to = str(self.query_one("#tell-to", Picker).value)
        line = event.input

        def sent() -> None:
            if clean(line.value).strip() == text:
                line.value = ""
            self.room_app.say(self.t("Sent to {whom}.").format(whom=seat_name(to, self.lang)))

        self.make_call("tell", sent, to=to, text=text)

    def action_link(self) -> None:
        """F2."""
        room = self.desk.shared["room"]
        link = self.room_app.link or self.desk.client.link.whole
        host = self.room_app.host
        self.app.push_screen(RoomLink(link, str(room["code"]) or self.desk.client.link.code, host.key if host else ""))

    def action_papers(self) -> None:
        """F3."""
        self.app.push_screen(RoomPapers(self.desk, everything=True))

    def action_pause(self) -> None:
        """F7."""
        if self.desk.halted is not None:
            self.ask_resume_after_halt()
        else:
            self.make_call("resume" if self.desk.phase == "paused" else "pause")

    def action_ahead(self) -> None:
        """F8."""
        self.make_call("ahead")

    def action_faster(self) -> None:
        """F9."""
        now = float(self.desk.shared["clock"]["pace"])
        self.make_call("pace", pace=next((pace for pace in PACES if pace > now), PACES[0]))

    def action_insert(self) -> None:
        """F4."""
        self.ask_insert()

    def action_observe(self) -> None:
        """Ctrl+O: on the objective that is chosen, if they are on the screen."""
        goals = self.query_one("#goals", RoomList)
        chosen = goals.chosen.removeprefix("goal-") if self.focused is goals else ""
        self.ask_observe(chosen)

    def action_onward(self) -> None:
        """Ctrl+D."""
        self.ask_onward()

    def act_words(self, inject: str) -> tuple[Word, ...]:
        """What can be done with an inject, to click on; nothing for those who only watch."""
        found = inject_of(self.desk, inject)
        if found is None or not room_control_keys.may(self.desk, "act") or self.desk.phase != "running":
            return ()
        t = self.t
        names = {"send": t("Send now"), "move": t("Move"), "skip": t("Skip"), "resend": t("Resend")}
        return tuple(Word(f"act('{act}')", f"[{names[act]}]") for act in acts_for(str(found["state"])))

    def action_act(self, act: str) -> None:
        """Steers the chosen inject."""
        name = self.query_one("#timeline", RoomList).chosen
        found = inject_of(self.desk, name)
        if found is None:
            self.room_app.say(self.t("Choose an inject on the timeline first."))
        elif act not in acts_for(str(found["state"])):
            self.room_app.say(self.t("That cannot be done with this inject as it stands."))
        elif act == "move":
            self.ask_move(name)
        else:
            self.make_call("steer", does=act, inject=name)

    @on(OptionList.OptionSelected, "#timeline")
    def _steer(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        found = inject_of(self.desk, event.option.id or "")
        if found is None or not room_control_keys.may(self.desk, "act"):
            return
        t, acts = self.t, acts_for(str(found["state"]))
        if not acts:
            self.room_app.say(t("That cannot be done with this inject as it stands."))
            return
        names = {
            "send": t("Send it now"),
            "move": t("Move it to another time"),
            "skip": t("Skip it: it does not come"),
            "resend": t("Send it once more"),
        }

        def chosen(index: int | None) -> None:
            if index is not None:
                self.action_act(acts[index])

        self.app.push_screen(Picking(inject_title(self.desk, found)[:60], [names[act] for act in acts], 0), chosen)

    @on(OptionList.OptionSelected, "#replies")
    def _judge(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        reply = reply_of(self.desk, event.option.id or "")
        if reply is not None:
            self.app.push_screen(JudgeReply(self, str(reply["action"])))

    @on(OptionList.OptionSelected, "#seats")
    def _place(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = event.option.id or ""
        if self.desk.seat == "controller" and name.startswith("member-"):
            self.ask_place(name.removeprefix("member-"))

    @on(OptionList.OptionSelected, "#alerts")
    def _nudge(self, event: OptionList.OptionSelected) -> None:
        """Enter on somebody silent: a word to them."""
        event.stop()
        member = (event.option.id or "").removeprefix("silent-")
        seat = next(
            (s["seat"] for s in self.desk.part("seats") for p in s["people"] if p["id"] == member), None
        )  # fmt: skip
        if seat is not None:
            self.query_one("#tell-to", Picker).choose(str(seat))
            self.action_tell()

    @on(OptionList.OptionSelected, "#goals")
    def _rate(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.ask_observe((event.option.id or "goal-").removeprefix("goal-"))

    @on(OptionList.OptionSelected, "#hotwash")
    def _answer(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.ask_answer((event.option.id or "").removeprefix("ask-"))


def acts_for(state: str) -> tuple[str, ...]:
    """What can be done with an inject in that state."""
    return {
        "planned": ("send", "move", "skip"),
        "conditional": ("send", "move", "skip"),
        "skipped": ("send", "move"),
        "inserted": (),
    }.get(state, ("resend",))
