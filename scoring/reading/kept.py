"""What was made of word lists, kept ready: to make it of 90,000 phrases takes longer than a first reply may.

The file stands beside the lists, with a digest of them and of the folding: where one of them is another now, it is made
anew. `python -m scoring.reading.learn.words` writes it after a change.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from scoring.reading.folding import folding_table
from scoring.reading.lists import no_collecting

READY: Final = "lists.ready"
_DIGEST: Final = 32
"""Bytes of a digest."""


def kept(folder: Path, make: Callable[[Sequence[str]], Any]) -> Any:
    """What `make` makes of the texts of this folder's lists: plain dicts, lists, tuples, words and numbers."""
    texts = _texts(folder)
    with no_collecting():
        file = folder / READY
        stored = file.read_bytes() if file.exists() else b""
        if stored[:_DIGEST] == _digest(texts):
            return marshal.loads(stored[_DIGEST:])
        return make([text.decode("utf-8") for text in texts])


def keep(folder: Path, make: Callable[[Sequence[str]], Any]) -> None:
    """Writes what `kept` reads."""
    texts = _texts(folder)
    made = make([text.decode("utf-8") for text in texts])
    (folder / READY).write_bytes(_digest(texts) + marshal.dumps(made))


def _texts(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob("*.txt"))]


def _digest(texts: Sequence[bytes]) -> bytes:
    found = sha256(array("I", folding_table()).tobytes())
    for text in texts:
        found.update(text)
    return found.digest()
