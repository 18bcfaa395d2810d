"""Keeps the word lists ready for the reader: `python -m scoring.reading.learn.words` after a change in one of them."""

from __future__ import annotations

from scoring.reading.concepts import CONCEPTS, read_concepts
from scoring.reading.kept import keep
from scoring.reading.lexicon import WORDS, read_lists

if __name__ == "__main__":
    keep(WORDS, read_lists)
    keep(CONCEPTS, read_concepts)
