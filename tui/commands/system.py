"""What the system would not do with a file, as a sentence in the user's language."""

from __future__ import annotations

from pathlib import Path

from scenarios.clean import clean
from scenarios.words import Lang, translator


def refused(error: OSError, lang: Lang) -> str:
    """Which file, and why not; the system's own words only where we have none."""
    t, path = translator("tui", lang), str(error.filename or "")
    if isinstance(error, FileNotFoundError) and path and not (folder := Path(path).parent).is_dir():
        path = str(folder)
    sentences = {
        FileNotFoundError: t("There is no file or folder {path}."),
        IsADirectoryError: t("{path} is a folder; a file is needed."),
        PermissionError: t("{path} may not be read or written by you."),
    }
    said = sentences.get(type(error), t("{path} cannot be read or written ({reason})."))
    return said.format(path=clean(path), reason=error.strerror or error)
