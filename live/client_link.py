"""The way to a room, read from what a person types: the link of the host's screen, or its address alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from live.client_trouble import BadLinkError

PORT: Final = 8787
"""Where a host listens unless it was told otherwise."""
_CODE: Final = re.compile(r"[A-Za-z0-9-]{1,20}")


@dataclass(frozen=True)
class Link:
    """Where a room is, and its code."""

    origin: str
    """`http://192.168.1.20:8787`."""
    code: str = ""
    """Empty where the link had none."""

    @classmethod
    def of(cls, typed: str) -> Link:
        """Understands a link with `/j/CODE`, with or without `http://` and port; raises BadLinkError."""
        text = typed.strip()
        try:
            parts = urlsplit(text if "://" in text else f"http://{text}")
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise BadLinkError(link=text[:100]) from error
        if parts.scheme not in ("http", "https") or not host or parts.username or not re.fullmatch(r"[\w.:-]+", host):
            raise BadLinkError(link=text[:100])
        name = f"[{host}]" if ":" in host else host
        if port is None and parts.scheme == "http":
            port = PORT
        return cls(f"{parts.scheme}://{name}" + (f":{port}" if port else ""), _code(parts.path, text))

    def coded(self, code: str) -> Link:
        """The same place with this code."""
        return replace(self, code=code.strip().upper())

    @property
    def whole(self) -> str:
        """As the host shows it."""
        return f"{self.origin}/j/{self.code}" if self.code else self.origin


def _code(path: str, text: str) -> str:
    if path in ("", "/"):
        return ""
    found = path.removeprefix("/j/").strip("/")
    if not path.startswith("/j/") or not _CODE.fullmatch(found):
        raise BadLinkError(link=text[:100])
    return found.upper()
