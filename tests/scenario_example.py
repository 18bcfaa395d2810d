"""The example of docs/scenario-language.md as files: small, whole and without a single problem."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = (Path(__file__).parent.parent / "docs" / "scenario-language.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"```yaml ([\w-]+)\n(.*?)```", PAGE, re.DOTALL)
"""Kind and text of each YAML block on the page."""
FILES = {
    "scenario.yaml": "scenario",
    "en.yaml": "translation",
    "good.play.yaml": "play",
    "good.play.en.yaml": "play-words",
}
TEXTS = {name: dict(BLOCKS)[kind] for name, kind in FILES.items()}
"""By name of file."""


def write(folder: Path) -> Path:
    """The drill's folder, made inside `folder`."""
    drill = folder / "waiting-room"
    drill.mkdir()
    for name, text in TEXTS.items():
        (drill / name).write_text(text, encoding="utf-8")
    return drill
