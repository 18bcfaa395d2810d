"""`read`: marks for replies, JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
import sys
from typing import Any

from scenarios.clean import clean
from scenarios.words import Lang
from scoring.names import mark_name
from scoring.reading import RuleReader
from sim.reading import Reading, Reply
from tui.exits import Exit


class BadLineError(ValueError):
    """A line that holds no reply; the message says what is missing."""


def read_replies(*, as_json: bool, lang: Lang) -> Exit:
    """Reads standard input to its end; a bad line gets a sentence on stderr and the rest is read all the same."""
    reader, bad = RuleReader(), 0
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if not raw.strip():
            continue
        try:
            name, reply = parsed(raw)
        except BadLineError as error:
            bad += 1
            print(f"stdin:{number}: {clean(str(error))}", file=sys.stderr)
            continue
        reading = reader.read(reply)
        found = json.dumps({"id": name, "marks": reading.all_to_json()}, ensure_ascii=False)
        print(found if as_json else _plainly(name, reading, lang), flush=False)
    return Exit.USAGE if bad else Exit.DONE


def parsed(raw: bytes) -> tuple[Any, Reply]:
    """The id and the reply of one line; raises BadLineError."""
    try:
        data = json.loads(raw.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not JSON ({error})") from error
    if not isinstance(data, dict) or not isinstance(data.get("reply"), str):
        raise BadLineError(
            'a JSON object with the text "reply" is needed, and may have id, situation, public, to and prompt'
        )
    return data.get("id"), Reply(
        text=data["reply"],
        public=_truth(data.get("public")),
        to=str(data.get("to") or ""),
        prompt=str(data.get("prompt") or ""),
        situation=str(data.get("situation") or ""),
    )


def _truth(value: object) -> bool:
    return value.strip().lower() in ("true", "yes", "1", "public") if isinstance(value, str) else bool(value)


def _plainly(name: object, reading: Reading, lang: Lang) -> str:
    found = [f"{mark_name(mark, lang)} {level}" for mark, level in reading.levels().items()]
    return f"{name}\t{', '.join(found) or '—'}"
