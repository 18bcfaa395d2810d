"""One sentence to somebody whose command was not done, and the code that says so to a script."""

from __future__ import annotations

import sys

from tui.exits import Exit


def sorry(sentence: str, code: Exit = Exit.USAGE) -> Exit:
    """Says it on stderr, at once, and gives the code back."""
    print(f"crisis-drill: {sentence}", file=sys.stderr, flush=True)
    return code
