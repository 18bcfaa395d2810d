"""What a person set on the screens and wants to find again: colours, self-check, language."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from live.home import home
from scenarios.words import LANGS, Lang


@dataclass(frozen=True)
class Settings:
    """The choices; what was never chosen has its default."""

    theme: str = ""
    """A theme's name; empty for the usual one."""
    self_check: bool = True
    lang: Lang | None = None
    """None: as the terminal's locale has it."""


class SettingsFile:
    """`settings.json` beside the drills. Choices are no drill: where it cannot be read or written, work goes on."""

    def __init__(self, folder: Path | None = None) -> None:
        """In `folder`, the person's own place unless given."""
        self.path = (folder or home()) / "settings.json"
        self.now = _understood(self._read())

    def change(self, **choices: Any) -> None:
        """Keeps some choices (fields of Settings) from now on."""
        self.now = replace(self.now, **choices)
        fresh = self.path.with_name("settings.json.new")
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.write_text(json.dumps(asdict(self.now)), encoding="utf-8")
            fresh.replace(self.path)

    def _read(self) -> object:
        try:
            return json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None


def _understood(data: object) -> Settings:
    """What the file says, as far as it makes sense."""
    if not isinstance(data, dict):
        return Settings()
    theme, checks, lang = data.get("theme"), data.get("self_check"), data.get("lang")
    return Settings(
        theme=theme if isinstance(theme, str) else "",
        self_check=checks if isinstance(checks, bool) else True,
        lang=next((known for known in LANGS if known == lang), None),
    )
