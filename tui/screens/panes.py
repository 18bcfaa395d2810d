"""What both of a player's consoles do alike: going from pane to pane, and typing into the draft from anywhere."""

from __future__ import annotations

from typing import ClassVar

from textual import events

from tui.screens.base import DrillScreen
from tui.widgets.composer import Composer
from tui.widgets.draft import DraftArea


class Panes(DrillScreen[None]):
    """Panes that can be gone to, and a draft; without the layout."""

    PANES: ClassVar[tuple[str, ...]]
    """Their ids, in the order in which F5 goes through them; the draft comes last."""

    def show_pane(self, pane: str) -> None:
        """Shows a pane where only one has room."""
        for each in self.PANES:
            self.set_class(each == pane, f"-pane-{each}")
        self.tell_focus()

    def tell_focus(self) -> None:
        """A sign where the keys go to: here in the title of the draft, in a layout also in those of its panes."""
        self.query_one(Composer).tell_focus()

    def action_pane(self, pane: str) -> None:
        """Shows a pane and goes to it."""
        self.show_pane(pane)
        self.query_one(f"#{pane}").focus()

    def action_next_pane(self) -> None:
        """F5: from one to the next, then to the draft, and again."""
        places = [*self.PANES, "draft"]
        here = next((place for place in places if self.focused is self.query_one(f"#{place}")), "draft")
        following = places[(places.index(here) + 1) % len(places)]
        if following == "draft":
            self.query_one("#draft").focus()
        else:
            self.action_pane(following)

    def on_key(self, event: events.Key) -> None:
        """A letter typed anywhere goes to the draft: nothing that is typed is lost."""
        if event.is_printable and event.character and not event.character.isspace():
            event.stop()
            self.query_one(Composer).type(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """So does what is pasted, except where the draft has taken it already."""
        event.stop()
        if not isinstance(self.focused, DraftArea):
            self.query_one(Composer).type(event.text)
