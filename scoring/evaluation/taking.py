"""A filled-in sheet taken back: all of it, or nothing and every problem with its line and the way out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from scenarios.clean import clean
from scenarios.words import LANGS, translator
from scoring.evaluation.opinions import Opinion, Place
from scoring.evaluation.problems import SheetError, SheetProblem
from scoring.evaluation.sheet import COLUMNS, FORMULAS, NEEDED, drill_key, reply_keys
from sim.actions import Say
from sim.drill import Drill
from sim.reading import MARKS

MOST_BYTES: Final = 16_000_000
MOST_ROWS: Final = 50_000
LONGEST_WHY: Final = 2_000
_BARE: Final = "".maketrans("０１２", "012")
Line = tuple[int, Mapping[str, str]]
"""A row's line in the file (its number among the rows, in JSON), and its cells by key."""


@dataclass(frozen=True)
class Taken:
    """What a sheet says."""

    opinions: tuple[Opinion, ...]
    blind: bool
    """Whether the sheet had no column with the reader's level."""


@dataclass
class _Taking:
    """One sheet on its way in."""

    drill: str
    replies: Mapping[str, Say]
    blind: bool
    found: dict[Place, Opinion] = field(default_factory=dict)
    problems: list[SheetProblem] = field(default_factory=list)

    def take(self, line: int, row: Mapping[str, str]) -> None:
        """One row: an opinion, a problem, or nothing where no level was given."""
        level = row.get("level", "").strip().translate(_BARE)
        why = _unescaped(clean(row.get("why", "")).strip())
        if not level and not why:
            return
        problem = self._place(row) or self._level(level, why)
        if problem:
            self.problems.append(SheetProblem(line, *problem))
            return
        say, mark = self.replies[_key(row["reply"])], row["mark"].strip().lower()
        opinion = Opinion(say.id, mark, say.reading.level(mark), int(float(level)), why)
        if opinion.changes and not why and not self.blind:
            self.problems.append(SheetProblem(line, "no-why", f"{_key(row['reply'])}, {mark}"))
        elif self.found.setdefault((say.id, mark), opinion) != opinion:
            self.problems.append(SheetProblem(line, "twice", f"{_key(row['reply'])}, {mark}"))

    def _place(self, row: Mapping[str, str]) -> tuple[str, str, str] | None:
        drill, reply, mark = row["drill"].strip(), _key(row["reply"]), row["mark"].strip().lower()
        if drill != self.drill:
            return "other-drill", drill, self.drill
        if reply not in self.replies:
            return "no-reply", row["reply"], f"R1 … R{len(self.replies)}" if self.replies else "–"
        if row.get("text") and _letters(row["text"]) != _letters(self.replies[reply].text):
            return "other-words", reply, ""
        if mark not in MARKS:
            return "no-mark", row["mark"], next(iter(get_close_matches(mark, MARKS, 1)), "")
        return None

    def _level(self, level: str, why: str) -> tuple[str, str, str] | None:
        if level not in ("0", "1", "2", "0.0", "1.0", "2.0"):
            return "no-level", level, ""
        return ("long-why", str(len(why)), str(LONGEST_WHY)) if len(why) > LONGEST_WHY else None


def taken(raw: bytes, drill: Drill) -> Taken:
    """What a filled-in sheet, CSV or JSON, says of this drill; raises SheetError with all that is wrong."""
    if len(raw) > MOST_BYTES:
        raise SheetError(SheetProblem(0, "too-big", str(MOST_BYTES // 1_000_000)))
    text = _decoded(raw)
    blind, lines = _from_json(text) if text.lstrip().startswith(("{", "[")) else _from_csv(text)
    taking = _Taking(drill_key(drill), reply_keys(drill), blind)
    for number, (line, row) in enumerate(lines):
        if number >= MOST_ROWS:
            raise SheetError(SheetProblem(line, "too-many-rows", str(MOST_ROWS)))
        taking.take(line, row)
    if taking.problems:
        raise SheetError(*taking.problems)
    if not taking.found:
        raise SheetError(SheetProblem(0, "empty"))
    return Taken(tuple(taking.found.values()), blind)


def _decoded(raw: bytes) -> str:
    """The text in one of the forms that spreadsheets save: UTF-8, UTF-16 with its mark, or Big5 as Windows has it."""
    codings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp950")
    for coding in codings:
        try:
            text = raw.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetError(SheetProblem(1, "not-text"))


def _from_csv(text: str) -> tuple[bool, Iterator[Line]]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [_column(name) for name in next(_counted(reader), (1, []))[1]]
    if missing := [name for name in NEEDED if name not in columns]:
        raise SheetError(SheetProblem(1, "no-column", missing[0], COLUMNS[missing[0]]))
    return "reader" not in columns, _rows(reader, columns)


def _rows(reader: Any, columns: Sequence[str]) -> Iterator[Line]:
    for line, cells in _counted(reader):
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(columns) - len(cells))]
            yield line, dict(zip(columns, padded, strict=False))


def _counted(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line at which it begins."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise SheetError(SheetProblem(line, "not-csv", str(error))) from error
        if cells is None:
            return
        yield line, cells


def _column(name: str) -> str:
    """The key of a column by its head, in either language; unknown heads stay as they are."""
    told = name.strip().lower()
    heads = {translator("scoring", lang)(head).lower(): key for lang in LANGS for key, head in COLUMNS.items()}
    return told if told in COLUMNS else heads.get(told, told)


def _from_json(text: str) -> tuple[bool, Iterator[Line]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise SheetError(SheetProblem(error.lineno, "not-json", error.msg)) from error
    except (ValueError, RecursionError) as error:
        raise SheetError(SheetProblem(1, "not-json", "…")) from error
    listed = data.get("rows") if isinstance(data, dict) else None
    if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
        raise SheetError(SheetProblem(1, "no-rows"))
    for name in NEEDED:
        for number, row in enumerate(listed, 1):
            if name not in row:
                raise SheetError(SheetProblem(number, "no-key", name))
    blind = not any("reader" in row for row in listed)
    return blind, ((number, {key: _plain(value) for key, value in row.items()}) for number, row in enumerate(listed, 1))


def _plain(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    return str(value) if isinstance(value, (str, int, float)) else "?"


def _letters(text: str) -> str:
    """What no spreadsheet changes of a text: letters and digits that Big5 can hold too."""
    return "".join(filter(str.isalnum, text.encode("cp950", "ignore").decode("cp950")))


def _key(reply: str) -> str:
    return reply.strip().upper()


def _unescaped(why: str) -> str:
    """Without the sign that keeps a spreadsheet from reading it as a formula."""
    return why[1:] if why.startswith("'") and why[1:].startswith(FORMULAS) else why
