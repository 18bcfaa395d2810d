"""The corpus: replies by many hands, labelled by others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.reading import MARKS, Reply

CORPUS: Final = Path(__file__).parent.parent / "corpus"
_NEUTRAL: Final = Path(__file__).parent / "neutral.txt"
Split = Literal["train", "heldout"]
Span = tuple[int, int]
Row = dict[str, Any]
_LATER: Final = ("spans", "decided")


@dataclass(frozen=True)
class Example:
    """A reply with its labels."""

    id: str
    hand: str
    """Who wrote it; the same hand never stands in both splits."""
    lang: str
    reply: Reply
    levels: dict[str, int]
    """Marks above 0, as somebody else than the writer read them."""
    trap: str = ""
    spans: Mapping[str, tuple[Span, ...]] | None = None
    """Where in the reply each mark stands; nowhere in particular if it is the whole that shows it. None: not known."""
    doubted: frozenset[str] = frozenset()
    """Marks that a second reader, who looked for their places, did not find."""


def examples(split: Split) -> list[Example]:
    """All replies of a split that have labels, in the order of the files."""
    return [each for path in sorted((CORPUS / split).glob("*.labels.jsonl")) for each in of_hand(path)]


def of_hand(path: Path) -> Iterator[Example]:
    """The replies of one hand that have labels, by the file of its labels."""
    hand = path.name.removesuffix(".labels.jsonl")
    labels = {row["id"]: row["marks"] for row in _rows(path)}
    places, decided = ({row["id"]: row for row in _rows(path.with_name(f"{hand}.{kind}.jsonl"))} for kind in _LATER)
    for row in _rows(path.with_name(f"{hand}.jsonl")):
        if row["id"] in labels:
            reply = Reply(row["reply"], row["public"], row["to"], row["prompt"], row["situation"])
            first = Example(row["id"], hand, row["lang"], reply, labels[row["id"]], row["trap"])
            placed = _placed(first, places[row["id"]]) if row["id"] in places else first
            yield _decided(placed, decided[row["id"]]) if row["id"] in decided else placed


def retold() -> list[Example]:
    """Training replies said again in the other language by another hand; labels and places are the first ones'."""
    by_id = {each.id: each for each in examples("train")}
    rows = [row for path in sorted((CORPUS / "retold").glob("*.jsonl")) for row in _rows(path)]
    return [_retold(by_id[row["id"]], row) for row in rows]


def clauses() -> list[Example]:
    """The clause bank: short utterances written for a mark, with near misses; labelled by their own writers."""
    return [each for path in sorted((CORPUS / "clauses").glob("*.tsv")) for each in _of_bank(path)]


def neutral_lines(lang: str) -> list[str]:
    """Sentences that say nothing, in that language."""
    lines = _NEUTRAL.read_text("utf-8").splitlines()
    return [line for line in lines if line.isascii() == (lang == "en")]


class Pair(NamedTuple):
    """Two ways to say nearly the same."""

    done: str
    """An act is done."""
    told: str
    """It is only told of: refused, denied, somebody else's words, hearsay, asked."""


def pairs(lang: str) -> list[Pair]:
    """Acts in a language that are done, and that are only told of, by their own writers."""
    rows = (row for path in sorted((CORPUS / "unsaid").glob(f"{lang}-*.jsonl")) for row in _rows(path))
    return [Pair(row["plain"], row["unsaid"]) for row in rows]


def rated(split: Split, rater: Literal["labels", "second", "third", "afresh"]) -> dict[str, dict[str, int]]:
    """Levels by id as one rater gave them: the first (`labels`), or another where one labelled too."""
    paths = sorted((CORPUS / split).glob(f"*.{rater}.jsonl"))
    return {row["id"]: row["marks"] for path in paths for row in _rows(path)}


def levels(of: Iterable[Example]) -> NDArray[np.int8]:
    """(examples, marks): the labelled levels in the order of MARKS."""
    return np.array([[each.levels.get(mark, 0) for mark in MARKS] for each in of], np.int8)


def _placed(first: Example, row: Row) -> Example:
    """With what the reader found who looked for the places: labels forgotten are added, doubted ones are named."""
    levels = first.levels | row.get("missed", {})
    return replace(first, levels=levels, spans=_spans(row), doubted=frozenset(row.get("doubted", ())))


def _decided(placed: Example, row: Row) -> Example:
    """With what a further hand decided, where the label and another reading differed."""
    open_, found = {*row["asked"], *row["marks"]}, _spans(row)
    levels = {mark: level for mark, level in placed.levels.items() if mark not in open_} | row["marks"]
    spans = {mark: places for mark, places in (placed.spans or {}).items() if mark not in open_} | found
    return replace(placed, levels=levels, spans=spans, doubted=placed.doubted - open_)


def _retold(first: Example, row: Row) -> Example:
    reply = replace(first.reply, text=row["reply"], prompt=row["prompt"])
    lang = "en" if first.lang == "zh" else "zh"
    spans = {mark: places for mark, places in _spans(row).items() if mark in first.levels}
    return replace(first, id=f"{first.id}-retold", lang=lang, reply=reply, spans=spans)


def _spans(row: Row) -> dict[str, tuple[Span, ...]]:
    return {mark: tuple((start, end) for start, end in places) for mark, places in row["spans"].items()}


def _of_bank(path: Path) -> Iterator[Example]:
    lang = "zh" if path.name.startswith("cz") else "en"
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        marks, audience, *prompt, text = line.split("\t")
        named = {} if marks == "none" else {name: int(level) for name, level in (m.split("=") for m in marks.split())}
        public = audience == "public"
        reply = Reply(text, public, "public" if public else "patient", "".join(prompt), "")
        yield Example(f"{path.stem}-{number}", path.stem, lang, reply, named)


def _rows(path: Path) -> list[Row]:
    """The rows of a file; none where there is no such file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
