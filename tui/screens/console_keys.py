"""The console's keys, tabs, filters and controls of the clock."""

from __future__ import annotations

from typing import Final

from textual.binding import BindingType

from tui.desk import Desk
from tui.keys import Key, bindings, msg
from tui.text import FOCUS_SIGN
from tui.widgets.wordbar import Word

PANES: Final = ("feed", "sop", "people")
KEYS: Final = (
    Key("f2", "role", msg("Role"), msg("Your role card.")),
    Key("f3", "facts", msg("Facts"), msg("The fact sheet: what is confirmed, not known, confidential, untrue.")),
    Key("f4", "pane('sop')", msg("SOP"), msg("The SOP: see how far it is, and take a step with Enter.")),
    Key("f5", "next_pane", msg("Panes"), msg("From pane to pane: feed, SOP, people, draft.")),
    Key("f7", "pause", msg("Pause"), msg("Stop the drill's clock, or let it go on."), foot=False),
    Key("f8", "skip", msg("Next inject"), msg("Skip to the next inject."), foot=False),
    Key("f9", "faster", msg("Pace"), msg("The pace of the clock: ×1, ×2, ×5, ×10, ×20, ×60."), foot=False),
    Key("ctrl+o", "wait", msg("Waiting clock"), msg("The clock waits while you write, or does not."), foot=False),
    Key("ctrl+g", "checks", msg("Self-check"), msg("Turn the self-check below the draft off or on."), foot=False),
    Key(
        "ctrl+n",
        "next_waiting",
        msg("Next unanswered"),
        msg("Answer the entry that needs it most, or again the next one: sets recipient and channel."),
        foot=False,
    ),
    Key("ctrl+f", "filter", msg("Filter"), msg("The feed: all, for me, unanswered."), foot=False),
    Key("ctrl+s", "send", msg("Send"), msg("Send what you have written.")),
    Key("escape", "leave", msg("Leave"), msg("Leave the drill, or end it now; it is saved.")),
)
BINDINGS: Final[list[BindingType]] = bindings(KEYS)
TOLD: Final = (
    msg("What happens comes in at the feed. A ● waits for an answer, with the time that is left; a ! is overdue."),
    msg(
        "What you type goes to the draft, wherever you are. Ctrl+S sends; Enter only makes a new line. ▸ stands "
        "before the pane that the other keys go to; F5 goes from one to the next."
    ),
    msg(
        "Ctrl+N addresses the next entry that waits for an answer; in the feed, arrow keys and Enter address any: "
        "recipient and channel are set."
    ),
    msg(
        "Take the steps of the SOP with F4. Numbers beside the people are 0 to 100; "
        "▲ and ▼ say what the last thing did to them."
    ),
    msg("This help and the commands (Ctrl+P) stop the drill's clock; role card, fact sheet and SOP do not."),
    msg("Everything is saved at once. If the program is cut off, the drill goes on at the same second."),
)


def controls(desk: Desk) -> tuple[Word, ...]:
    """Pause, skip, pace."""
    t, solo = desk.names.words, desk.solo
    return (
        Word("pause", t("Go on") if solo.paused else t("Pause"), "F7", t("Stop the drill's clock, or let it go on.")),
        Word("skip", t("Next"), "F8", t("Skip to the next inject.")),
        Word("faster", f"×{solo.pace:g}", "F9", t("The pace of the clock: ×1, ×2, ×5, ×10, ×20, ×60.")),
    )


def tabs(desk: Desk, here: str, *, alone: bool) -> tuple[Word, ...]:
    """The titles of the panes, with a sign at the one that the keys go to (`here`).

    Where only one has room (`alone`), its title stands out.
    """
    t, open_ = desk.names.words, len(desk.waiting)
    names = {
        "feed": t("Feed") + (f" ●{open_}" if open_ and alone else ""),
        "sop": desk.sop_words(),
        "people": f"{t('People')} {len(desk.moods.met & set(desk.solo.loaded.scenario.people))}",
    }
    return tuple(
        Word(f"pane('{pane}')", f"{FOCUS_SIGN if pane == here else ''}{names[pane]}", on=alone and pane == desk.pane)
        for pane in PANES
    )


def filters(desk: Desk) -> tuple[Word, ...]:
    """All, for me, unanswered."""
    t = desk.names.words
    names = {"all": t("All"), "mine": t("For me"), "unanswered": f"{t('Unanswered')} {len(desk.waiting)}"}
    return tuple(
        Word(f"filter('{name}')", words, tip=t("The feed: all, for me, unanswered."), on=name == desk.filter)
        for name, words in names.items()
    )
