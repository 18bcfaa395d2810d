"""gzip for many streams at once: what all of them are sent is packed a single time.

Each part is a run of deflate blocks that ends on a whole byte and refers to nothing before it, so that parts can be put
together in any order. A stream's gzip has no end of its own: it ends with the connection, as the stream does.
"""

from __future__ import annotations

import zlib
from functools import cached_property
from typing import Final

BEGIN: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""The head of a gzip stream."""
LEVEL: Final = 3
STORED: Final = 1_000
"""Bytes up to which packing costs more than it saves."""


class Part:
    """Bytes, and the same as gzip blocks."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @cached_property
    def packed(self) -> bytes:
        """Made when first asked for."""
        if len(self.raw) <= STORED:
            size = len(self.raw).to_bytes(2, "little")
            return b"\x00" + size + bytes(255 - each for each in size) + self.raw
        packing = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packing.compress(self.raw) + packing.flush(zlib.Z_FULL_FLUSH)


def gzipped(parts: tuple[Part, ...]) -> bytes:
    """A whole gzip file of these parts."""
    check, size = 0, 0
    for part in parts:
        check, size = zlib.crc32(part.raw, check), size + len(part.raw)
    end = b"\x03\x00" + check.to_bytes(4, "little") + size.to_bytes(4, "little")
    return BEGIN + b"".join(part.packed for part in parts) + end


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header allows it."""
    for each in accepted.lower().split(","):
        name, _, quality = each.partition(";")
        if name.strip() in ("gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
