"""Long patterns, written as lists: each line of `patterns/NAME.txt` is an alternative, `#` begins a note."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PATTERNS: Final = Path(__file__).parent / "patterns"


def alternatives(name: str) -> str:
    """All lines of a list as one pattern, as they are written; raises FileNotFoundError."""
    lines = (_PATTERNS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return "|".join(line for line in lines if line and not line.startswith("#"))
