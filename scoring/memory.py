"""A reader that remembers: the same reply in the same moment is read once."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from sim.reading import Reader, Reading, Reply

KEPT: Final = 4096


class RememberingReader:
    """Another reader's readings, kept by the whole reply: its words, and all that the reader knows of its moment."""

    def __init__(self, reader: Reader, kept: int = KEPT) -> None:
        """At most `kept` readings are held; the one longest unused goes first. Threads may share one."""
        self._reader = reader
        self._kept = kept
        self._readings: OrderedDict[Reply, Reading] = OrderedDict()

    def read(self, reply: Reply) -> Reading:
        """The marks of this reply."""
        known = self._readings.pop(reply, None)  # and in again below, so that the first is the longest unused
        if known is None:
            known = self._reader.read(reply)
        self._readings[reply] = known
        while len(self._readings) > self._kept:
            self._readings.popitem(last=False)
        return known
