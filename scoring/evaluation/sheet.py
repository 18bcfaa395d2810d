"""The sheet that an evaluator fills in: every mark of every reply, with the reader's level and its words.

One row for one mark of one reply. An evaluator writes a level (0, 1, 2) and why; an empty level says nothing, the
reader's own level confirms it. The blind sheet hides all that the reader found.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from scenarios.words import Lang
from scoring import names
from scoring.evaluation.compare import replies
from scoring.evaluation.opinions import Opinion, Place, Submission, standing
from scoring.report.told import Told
from sim.actions import Say
from sim.drill import Drill
from sim.events import Delivered, Said
from sim.journal import digest
from sim.reading import MARKS, Mark

BOM: Final = "\ufeff"
"""Without it, Excel reads Chinese as something else."""
FORMAT: Final = 1
COLUMNS: Final = {
    "drill": "Drill",
    "reply": "Reply",
    "time": "Time",
    "who": "Who",
    "to": "To",
    "channel": "Channel",
    "prompt": "What it answers",
    "text": "Words of the reply",
    "mark": "Mark's id",
    "name": "Name of the mark",
    "reader": "Reader's level",
    "quote": "Quote",
    "confidence": "Confidence",
    "second": "Second reader's level",
    "second_quote": "Second reader's quote",
    "level": "Your level (0, 1, 2)",
    "why": "Your reason",
}
"""Each column's key, and its head as the msgid of the catalogue."""
NEEDED: Final = ("drill", "reply", "mark", "level", "why")
"""What is read when a sheet comes back."""
FOUND: Final = ("reader", "quote", "confidence", "second", "second_quote")
"""What the blind sheet leaves out."""
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet takes a cell that begins so for a formula."""
Row = Mapping[str, str | int | float | None]


def drill_key(drill: Drill) -> str:
    """What ties a sheet to its drill; no spreadsheet takes it for a number or a date."""
    return f"drill-{digest(drill)[:12]}"


def reply_keys(drill: Drill) -> dict[str, Say]:
    """The replies as a sheet calls them: R1, R2 … in their order."""
    return {f"R{number}": say for number, say in enumerate(replies(drill), 1)}


def rows(
    drill: Drill, lang: Lang, submissions: Sequence[Submission] = (), by: str = "", *, blind: bool = False
) -> Iterator[Row]:
    """The rows: present marks of a reply first, both kinds in the codebook's order.

    With `by`, what that evaluator said before stands in its place; what others said is never shown.
    """
    told, key = Told(drill.script, lang), drill_key(drill)
    mine, second = standing(submissions, by), _second(submissions)
    said = {event.action: event for event in drill.events if isinstance(event, Said)}
    prompts = {event.inject: told.text(event.line) for event in drill.events if isinstance(event, Delivered)}
    for name, say in reply_keys(drill).items():
        answers = said[say.id].answers
        head = {
            "drill": key,
            "reply": name,
            "time": told.clock(say.at_s),
            "who": told.role(say.who),
            "to": told.who(say.to),
            "channel": names.channel_name(say.by, lang),
            "prompt": prompts.get(answers[-1], "") if answers else "",
            "text": say.text,
        }
        listed = MARKS if blind else sorted(MARKS, key=lambda mark: not say.reading.level(mark))
        for mark in listed:
            place = (say.id, mark)
            found = {} if blind else _found(say.reading.marks.get(mark), second.get(place))
            yield {**head, "mark": mark, "name": names.mark_name(mark, lang), **found, **_before(mine.get(place))}


def as_csv(table: Sequence[Row], told: Told, *, blind: bool = False) -> str:
    """The sheet for Excel and its like; no cell of it is a formula."""
    columns = [key for key in COLUMNS if not (blind and key in FOUND)]
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([told.t(COLUMNS[key]) for key in columns])
    writer.writerows([[_cell(row.get(key)) for key in columns] for row in table])
    return BOM + target.getvalue()


def as_json(table: Sequence[Row], drill: Drill, *, blind: bool = False) -> str:
    """The sheet as JSON, one row on a line."""
    lines = ",\n".join(json.dumps(dict(row), ensure_ascii=False) for row in table)
    head = json.dumps({"format": FORMAT, "drill": drill_key(drill), "blind": blind})
    return f'{head[:-1]}, "rows": [\n{lines}\n]}}\n'


def _found(mark: Mark | None, second: Opinion | None) -> dict[str, Any]:
    quotes = " … ".join(each.quote for each in mark.evidence) if mark else ""
    return {
        "reader": mark.level if mark else 0,
        "quote": quotes,
        "confidence": mark.confidence if mark else None,
        "second": second.level if second else None,
        "second_quote": second.quote if second else "",
    }


def _before(opinion: Opinion | None) -> dict[str, Any]:
    return {"level": opinion.level if opinion else None, "why": opinion.why if opinion else ""}


def _second(submissions: Sequence[Submission]) -> dict[Place, Opinion]:
    mine = [each for each in submissions if each.kind == "second-reader"]
    return {(opinion.action, opinion.mark): opinion for each in mine for opinion in each.opinions}


def _cell(value: str | int | float | None) -> str | int | float:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value
