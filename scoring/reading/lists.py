"""Reads word lists: entries of phrases, with choices, folded as texts are."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from scoring.reading.folding import fold_phrase

T = TypeVar("T")


def entries(text: str) -> Iterator[tuple[str, str]]:
    """`head = body` entries; a line that begins with a space goes on with the one before."""
    joined = text.replace("\n ", " ")
    for line in joined.split("\n"):
        if line.strip() and not line.startswith("#"):
            head, _, body = line.partition("=")
            yield head.strip(), body.strip()


def listed(body: str) -> list[str]:
    """The phrases of an entry, folded, every choice made; `*` still ends those whose word may go on."""
    items = [item for item in map(str.strip, fold_phrase(body).split(",")) if item]
    if "{" not in body:
        return items
    return [phrase for item in items for phrase in (_choices(item) if "{" in item else (item,)) if phrase]


def _choices(item: str) -> list[str]:
    """Every phrase that a `{a/b}` item stands for."""
    found, rest = [""], item
    while "{" in rest:
        before, _, rest = rest.partition("{")
        choices, _, rest = rest.partition("}")
        own = [before + choice for choice in choices.split("/")]
        found = [phrase + choice for phrase in found for choice in own]
    found = [phrase + rest for phrase in found]
    return [" ".join(phrase.split()) for phrase in found] if " " in item else found


def give(table: dict[str, T], keys: Iterable[str], own: T, joined: Callable[[T, T], T]) -> None:
    """Sets what these keys stand for; a key that stands for something already stands for both, joined.

    All at once, for there are tens of thousands of them.
    """
    fresh = dict.fromkeys(keys, own)
    for key in fresh.keys() & table.keys():
        fresh[key] = joined(table[key], own)
    table.update(fresh)


@contextmanager
def no_collecting() -> Iterator[None]:
    """Reading the lists makes some 90,000 phrases and no cycles: collecting would take half the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
