"""Outside text made into plain text of each format: nothing that somebody typed can become markup."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from markupsafe import Markup

from scoring.report.visible import visible

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~&#])")
_LINE_START: Final = re.compile(r"^(\s*)([-+](?=[\s-]|$)|=(?==*\s*$)|\d+(?=[.)](?:\s|$)))", re.MULTILINE)
_LEADING: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_UNSAFE_JSON: Final = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def html_text(value: Any) -> Any:
    """What Jinja's autoescape is to escape: text with its unseen characters shown; markup of ours stays as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def markdown_text(value: Any) -> Any:
    """The text as Markdown that shows it as typed, on one or more lines."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = _SPECIAL.sub(r"\\\1", visible(value))
    text = _LINE_START.sub(
        lambda match: f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}", text
    )
    return _LEADING.sub(lambda match: "\u00a0" * len(match[0]), text)


def json_text(data: Any) -> str:
    """Canonical JSON, indented, whose every unseen character is written as an escape."""
    plain = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=False)
    return _UNSAFE_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", plain) + "\n"
