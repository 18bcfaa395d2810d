"""The keys, tabs and filters of a player's console in a room."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.binding import BindingType

from scenarios.field import SOP_STEPS
from tui.keys import Key, bindings, msg
from tui.room_desk import RoomDesk
from tui.screens.room_base import HALT_KEY, LEAVE_KEY, TELL_KEY
from tui.text import FOCUS_SIGN
from tui.widgets.wordbar import Word

PANES: Final = ("feed", "sop", "people", "papers")
FILTERS: Final = ("all", "mine", "unanswered")
KEYS: Final = (
    Key("f2", "role", msg("Role"), msg("Your role card.")),
    Key("f3", "facts", msg("Facts"), msg("The fact sheet: what is confirmed, not known, confidential, untrue.")),
    Key("f4", "pane('sop')", msg("SOP"), msg("The SOP: see how far it is, and take a step with Enter.")),
    Key("f5", "next_pane", msg("Panes"), msg("From pane to pane: feed, SOP, people, documents, draft."), foot=False),
    Key("f7", "pane('papers')", msg("Docs"), msg("The team's documents: write, check, review, approve, publish.")),
    Key(
        "ctrl+n",
        "next_waiting",
        msg("Next unanswered"),
        msg("Answer the entry that needs it most, or again the next one: sets recipient and channel."),
        foot=False,
    ),
    Key("ctrl+f", "filter", msg("Filter"), msg("The feed: all, for me, unanswered."), foot=False),
    Key("ctrl+g", "checks", msg("Self-check"), msg("Turn the self-check below the draft off or on."), foot=False),
    replace(TELL_KEY, foot=False),
    Key("ctrl+s", "send", msg("Send"), msg("Send what you have written.")),
    Key("", "sit", msg("Seat"), msg("Take another seat that is free.")),
    HALT_KEY,
    LEAVE_KEY,
)
BINDINGS: Final[list[BindingType]] = bindings(KEYS)
TOLD: Final = (
    msg(
        "What your role hears of comes in at the feed. A ● waits for an answer, with the time that is left; "
        "a ! is overdue."
    ),
    msg(
        "What you type goes to the draft, wherever you are. Ctrl+S sends; Enter only makes a new line. The field is "
        "emptied when the host has saved what you sent."
    ),
    msg("Ctrl+N addresses the next entry that waits for an answer; in the feed, arrow keys and Enter address any."),
    msg(
        "Documents go from a draft over the medical check, the legal review and the director's approval to "
        "publication; a ● counts those that stand before your own stage. Publishing without them is possible, is "
        "recorded, and costs."
    ),
    msg("To speak to your team, choose the team as recipient; Ctrl+L is for what is not part of the drill."),
    msg("If the connection is lost, this screen says so, tries again by itself, and nothing that was sent is lost."),
)


def tabs(desk: RoomDesk, here: str, open_: str, *, alone: bool) -> tuple[Word, ...]:
    """The titles of the panes; where only one has room (`alone`), its title stands out."""
    t, waiting, due = desk.t, len(desk.waiting), len(desk.to_pass)
    done = sum(step["done_s"] is not None for step in desk.part("sop") if step["step"] in SOP_STEPS)
    names = {
        "feed": t("Feed") + (f" ●{waiting}" if waiting and alone else ""),
        "sop": f"SOP {done}/{len(SOP_STEPS)}",
        "people": t("People"),
        "papers": f"{t('Documents')} {len(desk.part('documents'))}" + (f" ●{due}" if due else ""),
    }
    return tuple(
        Word(f"pane('{pane}')", f"{FOCUS_SIGN if pane == here else ''}{names[pane]}", on=alone and pane == open_)
        for pane in PANES
    )


def filters(desk: RoomDesk, chosen: str) -> tuple[Word, ...]:
    """All, for me, unanswered."""
    t = desk.t
    names = {"all": t("All"), "mine": t("For me"), "unanswered": f"{t('Unanswered')} {len(desk.waiting)}"}
    return tuple(
        Word(f"filter('{name}')", words, tip=t("The feed: all, for me, unanswered."), on=name == chosen)
        for name, words in names.items()
    )
