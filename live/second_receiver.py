"""Who gets the words when a second reader is asked: its address, model and key, from options or the environment."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from live.second_trouble import SecondReaderError

ADDRESS: Final = "CRISIS_DRILL_LLM_URL"
MODEL: Final = "CRISIS_DRILL_LLM_MODEL"
KEY: Final = "CRISIS_DRILL_LLM_KEY"
"""The key is taken from the environment alone: a command line can be read by others."""


@dataclass(frozen=True)
class Receiver:
    """Who gets the words of the replies."""

    address: str
    """Up to and without `/chat/completions`."""
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 30.0
    """For one answer, from the first byte sent to the last one read."""

    @property
    def host(self) -> str:
        """Where it is, without the path."""
        return urlsplit(self.address).netloc


def receiver(address: str | None, model: str | None, seconds: float, env: Mapping[str, str] = os.environ) -> Receiver:
    """The receiver from options, or from the environment where they are not given; raises SecondReaderError."""
    address = (address or env.get(ADDRESS, "")).strip().rstrip("/").removesuffix("/chat/completions")
    model, key = (model or env.get(MODEL, "")).strip(), env.get(KEY, "").strip()
    if not address:
        raise SecondReaderError("no-address")
    if not model:
        raise SecondReaderError("no-model")
    if not key.isascii() or not key.isprintable():
        raise SecondReaderError("bad-key")
    _check(address)
    return Receiver(address, model, key, seconds)


def _check(address: str) -> None:
    """Raises SecondReaderError for an address that must not, or cannot, get the words."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise SecondReaderError("bad-address", given=address) from error
    unfit = parts.query or parts.fragment or any(not (char.isascii() and char.isprintable()) for char in address)
    if parts.scheme not in ("http", "https") or not host or unfit or " " in address:
        raise SecondReaderError("bad-address", given=address)
    if parts.username is not None or parts.password is not None:
        raise SecondReaderError("password")
    if parts.scheme == "http" and not _near(host):
        raise SecondReaderError("in-clear", given=parts.netloc)


def _near(host: str) -> bool:
    """Whether it is this machine, or an address of a private network."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
