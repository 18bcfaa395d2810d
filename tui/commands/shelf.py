"""`list`: the library."""

from __future__ import annotations

import json

from scenarios.shelf import shelf
from scenarios.timing import span
from tui.exits import Exit
from tui.language import chosen


def list_drills(*, as_json: bool = False, lang: str | None = None) -> Exit:
    """Prints the drills that there are, one a line, or as a JSON array."""
    headings = shelf()
    if as_json:
        print(json.dumps([heading.to_json() for heading in headings], ensure_ascii=False, indent=1))
        return Exit.DONE
    words = chosen(lang)
    for heading in headings:
        title = heading.title.get(words) or next(iter(heading.title.values()), heading.id)
        print(f"{heading.id:16} {span(heading.lasts_s):>6}  {title}")
    return Exit.DONE
