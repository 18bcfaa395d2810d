"""Keys: written down once for a screen, then bound, shown in the line of keys, in the help and in the palette."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding, BindingType


def msg(text: str) -> str:
    """The same text; marks it for the catalogue where it is written down before the language is known."""
    return text


@dataclass(frozen=True)
class Key:
    """One key, or with an empty `key` a command that only the palette offers."""

    key: str
    """As Textual calls it, for example `ctrl+s`."""
    action: str
    words: str
    """One or two English words, for the line of keys (a msgid)."""
    help: str
    """One English sentence, for the help, the palette and the tooltip (a msgid)."""
    foot: bool = True
    """Whether the line of keys shows it."""

    @property
    def cap(self) -> str:
        """What is printed on the key."""
        return _CAPS.get(self.key, self.key.replace("ctrl+", "^").upper() if "+" in self.key else self.key.upper())

    @property
    def row(self) -> tuple[int, int]:
        """Its place in the line of keys: function keys by number, control keys, the others; Escape comes last."""
        if self.key.startswith("f") and self.key[1:].isdigit():
            return 0, int(self.key[1:])
        return (1 if self.key.startswith("ctrl+") else 3 if self.key == "escape" else 2), 0


_CAPS: Final = {"escape": "Esc", "enter": "Enter", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp"}

HELP_KEY: Final = Key("f1", "help", msg("Help"), msg("What this screen is for, and its keys."))
EVERYWHERE: Final = (
    Key("f6", "language", msg("中文"), msg("Change the language between English and Chinese.")),
    Key("ctrl+p", "palette", msg("Commands"), msg("Look for a command by its name.")),
    Key("ctrl+t", "theme", msg("Theme"), msg("Change between dark, light and high contrast."), foot=False),
    Key("ctrl+q", "quit", msg("Quit"), msg("Leave the program. All that you did is saved."), foot=False),
)
"""The keys of every screen. The first one names the other language in its own words."""


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """For a class's BINDINGS. Function and control keys come before those of the field that has the focus."""
    return [
        Binding(key.key, key.action, key.words, show=False, priority=_first(key.key), tooltip=key.help)
        for key in keys
        if key.key
    ]


def _first(key: str) -> bool:
    return key.startswith("ctrl+") or (key.startswith("f") and key[1:].isdigit())
