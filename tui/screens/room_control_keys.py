"""The keys of the console of those who watch: controller, evaluator, observer."""

from __future__ import annotations

from typing import Final

from textual.binding import BindingType

from live.room.rules import CALLS
from tui.keys import Key, bindings, msg
from tui.room_desk import RoomDesk
from tui.screens.room_base import HALT_KEY, LEAVE_KEY
from tui.text import FOCUS_SIGN
from tui.widgets.room_people import alert_count
from tui.widgets.wordbar import Word

PANES: Final = ("timeline", "replies", "feed", "moods", "alerts", "seats", "goals", "hotwash")
LEFT: Final = ("timeline", "moods", "alerts")
"""Beside the others in a wide window."""
KEYS: Final = (
    Key("f2", "link", msg("Link"), msg("Link, room code and QR code, large.")),
    Key("f3", "papers", msg("Facts"), msg("The fact sheet, the SOP and the documents as they stand."), foot=False),
    Key("f4", "insert", msg("Insert"), msg("Insert an inject of your own: from whom, to whom, how, and its words.")),
    Key("f5", "next_pane", msg("Panes"), msg("From pane to pane.")),
    Key("f7", "pause", msg("Pause"), msg("Stop the drill's clock for everybody, or let it go on."), foot=False),
    Key("f8", "ahead", msg("Next inject"), msg("Go ahead to the next inject."), foot=False),
    Key("f9", "faster", msg("Pace"), msg("The pace of the clock, from ×0.25 over ×1 to ×60."), foot=False),
    Key("ctrl+o", "observe", msg("Observe"), msg("Write an observation down, pinned to a moment; rate an objective.")),
    Key(
        "ctrl+d",
        "onward",
        msg("Onward"),
        msg("Start the drill, end it, open the hotwash: whatever comes next."),
        foot=False,
    ),
    Key(
        "ctrl+l", "tell", msg("Message"), msg("Go to the line for messages beside the drill; Enter sends."), foot=False
    ),
    HALT_KEY,
    Key("", "act('send')", msg("Send now"), msg("Send the chosen inject now.")),
    Key("", "act('move')", msg("Move"), msg("Move the chosen inject to another time.")),
    Key("", "act('skip')", msg("Skip"), msg("Skip the chosen inject: it does not come.")),
    Key("", "act('resend')", msg("Resend"), msg("Send the chosen inject once more.")),
    LEAVE_KEY,
)
BINDINGS: Final[list[BindingType]] = bindings(KEYS)
CALL_OF: Final = {
    "insert": "steer",
    "pause": "pause",
    "ahead": "ahead",
    "faster": "pace",
    "observe": "observe",
    "onward": "start",
    "act": "steer",
}
"""The call that an action makes: whoever may not make it has no such key."""
TOLD: Final = (
    msg(
        "On the timeline: ✓ came, ● waits for an answer with the time that is left, ○ is planned, ◇ comes only under "
        "a condition, – is skipped, + is your own. Enter on one: send it now, move it, skip it, resend it."
    ),
    msg(
        "Replies show the marks that the reader proposes. Enter on a reply: confirm them, or change a level and say "
        "why. What you say is kept as yours and changes nothing of the drill."
    ),
    msg("Under Seats, Enter on somebody gives them another seat, or asks them to leave."),
    msg(
        "Under Objectives, Enter rates one (P, S, M, U) and pins an observation to a moment; private until the hotwash."
    ),
    msg("Messages at the bottom are beside the drill: the simulated people hear nothing of them."),
    msg("If the connection is lost, this screen says so, tries again by itself, and nothing that was sent is lost."),
)


def may(desk: RoomDesk, action: str) -> bool:
    """Whether this seat has a key for that."""
    call = CALL_OF.get(action.partition("(")[0])
    return call is None or desk.view is None or desk.seat in CALLS[call].seats


def controls(desk: RoomDesk) -> tuple[Word, ...]:
    """Pause, next, pace, onward; nothing for those who only watch."""
    t = desk.t
    if desk.seat != "controller":
        return ()
    clock = t("Stop the drill's clock for everybody, or let it go on.")
    pace = t("The pace of the clock, from ×0.25 over ×1 to ×60.")
    words = [
        Word("pause", t("Go on") if desk.phase == "paused" else t("Pause"), "F7", clock),
        Word("ahead", t("Next"), "F8", t("Go ahead to the next inject.")),
        Word("faster", f"×{float(desk.shared['clock']['pace']):g}", "F9", pace),
    ]
    shown = {"lobby": words[2:], "running": words, "paused": [words[0], words[2]]}.get(desk.phase, [])
    onward = {"lobby": t("Start"), "ended": t("Open hotwash"), "hotwash": t("Report")}.get(desk.phase, t("End"))
    tip = t("Start the drill, end it, open the hotwash: whatever comes next.")
    return (*shown, Word("onward", onward, "^D", tip))


def panes(desk: RoomDesk) -> tuple[str, ...]:
    """The panes of this moment and seat."""
    found = [each for each in PANES if each != "hotwash" or desk.phase in ("ended", "hotwash")]
    return tuple(each for each in found if each != "goals" or desk.seat != "observer")


def tabs(desk: RoomDesk, here: str, open_: str, wanted: tuple[str, ...]) -> tuple[Word, ...]:
    """The titles of panes, with a sign at the one that the keys go to."""
    t = desk.t
    over = desk.phase in ("ended", "hotwash")
    waiting, alerts = 0 if over else len(desk.part("waiting")), alert_count(desk)
    names = {
        "timeline": t("Injects") + (f" ●{waiting}" if waiting else ""),
        "replies": t("Live replies"),
        "feed": t("Feed"),
        "moods": t("People"),
        "alerts": t("Alerts") + (f" !{alerts}" if alerts else ""),
        "seats": t("Seats"),
        "goals": t("Objectives"),
        "hotwash": t("Answers"),
    }
    tips = {"alerts": t("Who is silent, and what does not fit together."), "moods": t("How the simulated people feel.")}
    return tuple(
        Word(
            f"pane('{pane}')",
            f"{FOCUS_SIGN if pane == here else ''}{names[pane]}",
            tip=tips.get(pane, ""),
            on=pane == open_,
        )
        for pane in wanted
    )
