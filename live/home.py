"""Where this person's drills lie on disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from platformdirs import user_data_dir

HOME_VARIABLE: Final = "CRISIS_DRILL_HOME"
"""Names another folder than the system's own place for data; a leading `~` is understood."""


def home() -> Path:
    """The folder of the drills; it need not exist yet."""
    named = os.environ.get(HOME_VARIABLE, "").strip()
    return Path(named).expanduser() if named else Path(user_data_dir("crisis-drill", appauthor=False))


def drills_file() -> Path:
    """The file in which the drills of this person are kept."""
    return home() / "drills.db"


def evaluations_file(folder: Path, drill_id: str) -> Path:
    """The record of what evaluators said of a stored drill, in the folder of the drills; it need not exist."""
    return folder / "evaluations" / f"{drill_id}.jsonl"
