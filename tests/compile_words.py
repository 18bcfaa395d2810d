"""Compiles the catalogues: run `python -m tests.compile_words` after a change in a .po file."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = sorted((Path(__file__).parent.parent / "scenarios" / "words").glob("*/LC_MESSAGES/*.po"))


def compiled(po: Path) -> bytes:
    """The bytes of the .mo file that belongs to a .po file; raises ValueError for a damaged one."""
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
    # A catalogue without these dates would be given the present minute, and other bytes each time.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


if __name__ == "__main__":
    for path in CATALOGUES:
        path.with_suffix(".mo").write_bytes(compiled(path))
