"""The command `crisis-drill`.

`--version` and `list` are answered before the command line's library is loaded, for it costs more than both of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from tui.exits import Exit

# Our matrices are small: a second thread would cost more than it brings, and take it from whoever else is at work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main(argv: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # half a character in a reply must not end the program
    try:
        sys.exit(_run(words))
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        sys.stderr.close()
        sys.exit(Exit.DONE)


def _run(words: list[str]) -> int:
    if words in (["--version"], ["-V"]):
        from importlib.metadata import version

        print(version("crisis-drill"))
        return Exit.DONE
    if words[:1] == ["list"] and set(words[1:]) <= {"--json"}:
        from tui.commands.shelf import list_drills

        return list_drills(as_json="--json" in words)
    from tui.cli import run

    return run(words)


if __name__ == "__main__":
    main()
