"""Text on the screen: the only way in which anything becomes visible.

Textual takes every plain string for markup: `[@click=app.quit]` in a patient's message would be a button that ends the
program, `[/]` would crash it, and `收縮壓[mmHg]90` would lose its unit. No escaping function stops all of these.
What goes through `shown` and `joined` is never read as markup; a test walks the code for other ways.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from scenarios.clean import clean

Part: TypeAlias = str | Content | tuple[str, str]
"""A text, a styled text, or a text with its style."""
BLANK: Final = Content("")
FOCUS_SIGN: Final = "▸ "
"""Before the title of the pane that the keys go to; colour only repeats it."""


def shown(text: str, style: str = "") -> Content:
    """This text, exactly as typed (control characters as symbols), in one style such as `bold $warning`."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def joined(*parts: Part, sep: str = "") -> Content:
    """Several texts in a row; a pair is a text and its style. Strings are shown as typed."""
    return Content(sep).join([_part(part) for part in parts])


def lines(*parts: Part) -> Content:
    """Several texts below each other."""
    return joined(*parts, sep="\n")


def cut(text: str, room: int) -> str:
    """The text in exactly this many cells, with … where something is left out."""
    text, room = clean(text), max(1, room)
    if cell_len(text) <= room:
        return set_cell_size(text, room)
    return set_cell_size(set_cell_size(text, room - 1).rstrip() + "…", room)


def _part(part: Part) -> Content:
    if isinstance(part, Content):
        return part
    return shown(part) if isinstance(part, str) else shown(*part)
