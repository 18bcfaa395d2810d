"""Which reader this is: a short name that changes with its rules, its word lists and its trained numbers."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from scoring import reading

PARTS: Final = (".py", ".txt", ".npz", ".json", ".yaml")
OTHERS: Final = ("corpus", "learn", "__pycache__")
"""What the reader was made with, and is no part of how it reads."""


@lru_cache(maxsize=1)
def reader_name() -> str:
    """`reader 3fa91c07be42`: the same for the same reader, wherever it is installed."""
    root = Path(str(reading.__file__)).parent
    whole = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix in PARTS and not set(inside.parts) & set(OTHERS):
            whole.update(inside.as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return f"reader {whole.hexdigest()[:12]}"
