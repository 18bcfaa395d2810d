"""Runs the command in a process of its own, as scripts do."""

from __future__ import annotations

import os
import subprocess
import sys


def drill(*words: str, stdin: str | bytes | None = None, ok: int = 0, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command; the exit code is part of the promise."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    command = [sys.executable, "-m", "tui.main", *words]
    done = subprocess.run(command, input=data, capture_output=True, env=os.environ | env, check=False)
    assert done.returncode == ok, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done
