"""Journal files of the command line: read with care, and what is wrong with one in the user's language.

The engine speaks English, in sentences whose forms are few: each is known here and said again in other words.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from scenarios.clean import clean
from scenarios.words import Lang, translator
from sim.journal import Journal, JournalError, read_journal
from tui.commands.system import refused

SENTENCES: Final = (
    "the scenario inside the journal cannot be used: {why}",
    "the numbers inside the journal cannot be used: {why}",
    "event {number} (second {second}) does not follow from what was done before it",
    "the journal holds {held} events where {made} follow from what was done",
    "the journal holds inputs that could not have been taken at their time",
    "{where}: this is no journal of a drill; it has no header",
    "{where}: the journal was changed or damaged here; what follows cannot be trusted",
    "{where}: cannot be read ({why})",
    "{file}, line {line}: written in format {given} of the journal; this program reads {known}",
    "{file}, line {line}: {why}",
)
"""The first that fits is taken; the last fits any line."""
PLACE: Final = "{file}, line {line}"


def opened_journal(path: Path) -> Journal:
    """The journal; raises JournalError also for a seed that no drill can have."""
    journal = read_journal(path)
    if journal.header.seed < 0:
        raise JournalError(f"the numbers inside the journal cannot be used: seed {journal.header.seed}")
    return journal


def sentence(error: JournalError, lang: Lang) -> str:
    """What is wrong with a journal, on one line."""
    if isinstance(error.__cause__, OSError):
        return refused(error.__cause__, lang)
    said = " ".join(clean(str(error)).split())
    for known in SENTENCES:
        if found := _pattern(known).fullmatch(said):
            parts = found.groupdict()
            if "where" in parts:
                parts["where"] = _place(parts["where"], lang)
            return translator("tui", lang)(known).format(**parts)
    return said


def _place(where: str, lang: Lang) -> str:
    found = _pattern(PLACE).fullmatch(where)
    return translator("tui", lang)(PLACE).format(**found.groupdict()) if found else where


def _pattern(known: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", known)
    return re.compile("".join(f"(?P<{part}>.*)" if at % 2 else re.escape(part) for at, part in enumerate(parts)))
