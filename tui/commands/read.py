"""`read`: marks for replies, JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import isfinite
from typing import Any, Final

from scenarios.problems import shown
from scenarios.words import Lang, counter, translator
from scoring.names import mark_name
from scoring.reading import ReplyReader
from scoring.reading.audience import kind_of
from sim.reading import Reading, Reply
from tui.exits import Exit

KEYS: Final = ("id", "situation", "public", "to", "prompt", "reply")
"""What a line may have; only `reply` is needed."""
BOM: Final = b"\xef\xbb\xbf"
"""What Windows Notepad writes at the start of a file."""
WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins."""
TRUE: Final = ("true", "yes", "1", "public")
FALSE: Final = ("false", "no", "0", "private", "")
LISTENERS: Final = ("patient", "family", "public", "press", "regulator", "staff")
"""Whom a reply may be for, each by one of the words that are known."""
MOST_LINES: Final = 5
"""So many lines with one mistake are named, the others counted."""
MOST_KINDS: Final = 20
"""So many kinds of mistakes are told; a file with more is something else."""


class BadLineError(ValueError):
    """A line that holds no reply: `code` is the kind of mistake, `given` what stands there."""

    def __init__(self, code: str, given: str = "") -> None:
        super().__init__(f"{code}: {given}")
        self.code, self.given = code, given


@dataclass
class Complaints:
    """What was wrong with the lines: each kind of mistake once, with the lines that have it."""

    lang: Lang
    found: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    unread: bool = False
    """Whether a line could not be read at all."""

    def add(self, number: int, code: str, given: str) -> None:
        """Notes a mistake in a line."""
        if (code, given) in self.found or len(self.found) < MOST_KINDS:
            self.found.setdefault((code, given), []).append(number)

    def told(self) -> Iterator[str]:
        """One sentence for each kind, with what to write instead."""
        for (code, given), numbers in self.found.items():
            yield f"stdin:{numbers[0]}: {self._sentence(code, given)}{self._where(numbers)}"

    def _sentence(self, code: str, given: str) -> str:
        t = translator("tui", self.lang)
        keys = t(", ").join(KEYS)
        sentences = {
            "not-json": t("This line is not JSON. Each line is an object such as {example}."),
            "no-object": t("This line is no JSON object. Each line is an object such as {example}."),
            "no-reply": t("The key “reply” with the text of the reply is missing. There are: {keys}."),
            "empty": t("“reply” is empty: it was read as an answer that says nothing."),
            "reply-not-text": t("“reply” must be a text in quotation marks."),
            "utf-16": t("This is UTF-16. Save it as UTF-8 and read it again."),
            "no-such-public": t("“public” is true or false; “{given}” was read as {truth}."),
            "no-such-listener": t(
                "“{given}” is nobody that “to” knows; it was read as to nobody in particular. There are: {to}."
            ),
            "no-such-key": t("The key “{given}” is not known and was left out. There are: {keys}."),
        }
        truth = "true" if truth_of(given) else "false"
        said = sentences[code].format(
            given=shown(given), keys=keys, example='{"reply": "…"}', to=t(", ").join(LISTENERS), truth=truth
        )
        near = get_close_matches(given.lower(), KEYS, 1) if code in ("no-reply", "no-such-key") else []
        meant = t("Did you mean “{name}”?").format(name=near[0]) if near else ""
        if code == "no-reply" and near:
            meant = t("Did you mean “{name}” where “{given}” stands?").format(name=near[0], given=shown(given))
        return said + ("" if self.lang == "zh-TW" or not meant else " ") + meant

    def _where(self, numbers: Sequence[int]) -> str:
        if len(numbers) == 1:
            return ""
        t, n = translator("tui", self.lang), counter("tui", self.lang)
        first = ", ".join(map(str, numbers[:MOST_LINES])) + (" …" if len(numbers) > MOST_LINES else "")
        return t(" ({count}: {numbers})").format(count=n("{count} line", "{count} lines", len(numbers)), numbers=first)


@dataclass(frozen=True)
class Read:
    """A line that was read."""

    number: int
    """Of the line, from 1 on."""
    name: Any
    """Its id, or else its number."""
    reply: Reply
    reading: Reading

    def to_json(self) -> dict[str, Any]:
        """What `read --json` prints of it."""
        return {"id": self.name, "marks": self.reading.all_to_json()}

    def plainly(self, lang: Lang) -> str:
        """Its name and the marks that are present."""
        found = [f"{mark_name(mark, lang)} {level}" for mark, level in self.reading.levels().items()]
        return f"{self.name}\t{', '.join(found) or '—'}"


def read_replies(*, as_json: bool, lang: Lang) -> Exit:
    """Reads standard input to its end; what is wrong is told at the end, once for each kind of mistake.

    A line without an id is called by its number; an unknown key is only told, the line is read all the same.
    """
    complaints = Complaints(lang)
    for each in lines_read(complaints):
        print(json.dumps(each.to_json(), ensure_ascii=False) if as_json else each.plainly(lang), flush=False)
    return told(complaints)


def lines_read(complaints: Complaints) -> Iterator[Read]:
    """Each line of standard input with its reading; `complaints` hears of the others."""
    reader = ReplyReader()
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if number == 1 and raw.startswith(WIDE):
            complaints.unread = True
            complaints.add(number, "utf-16", "")
            return
        line = raw.removeprefix(BOM) if number == 1 else raw
        if not line.strip():
            continue
        try:
            name, reply, odd = parsed(line, number)
        except BadLineError as error:
            complaints.unread = True
            complaints.add(number, error.code, error.given)
            continue
        for code, given in odd:
            complaints.add(number, code, given)
        yield Read(number, name, reply, reader.read(reply))


def told(complaints: Complaints) -> Exit:
    """Tells what was wrong, and says it in the exit code where a line could not be read."""
    for sentence in complaints.told():
        print(sentence, file=sys.stderr)
    return Exit.USAGE if complaints.unread else Exit.DONE


def parsed(raw: bytes, number: int = 0) -> tuple[Any, Reply, list[tuple[str, str]]]:
    """The id (or the number of the line), the reply, and what is odd but readable; raises BadLineError."""
    try:
        data = json.loads(raw.decode("utf-8", "replace"), parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError) as error:
        raise BadLineError("not-json") from error
    if not isinstance(data, dict):
        raise BadLineError("no-object")
    unknown = [key for key in data if key not in KEYS]
    if "reply" not in data:
        raise BadLineError("no-reply", _nearest(unknown))
    if not isinstance(data["reply"], str):
        raise BadLineError("reply-not-text")
    reply = Reply(
        text=data["reply"],
        public=truth_of(data.get("public")),
        to=str(data.get("to") or ""),
        prompt=str(data.get("prompt") or ""),
        situation=str(data.get("situation") or ""),
    )
    return (number if data.get("id") is None else data["id"]), reply, [*_odd(data, unknown, reply)]


def _odd(data: Mapping[str, Any], unknown: Iterable[str], reply: Reply) -> Iterator[tuple[str, str]]:
    """Keys and values that say nothing here, each by the kind of oddity."""
    yield from (("no-such-key", key) for key in unknown)
    public = data.get("public")
    if not (public is None or isinstance(public, bool) or str(public).strip().lower() in (*TRUE, *FALSE)):
        yield "no-such-public", str(public)
    if reply.to and not kind_of(reply.to):
        yield "no-such-listener", reply.to
    if not reply.text.strip():
        yield "empty", ""


def _finite(written: str) -> float:
    """A number that can be printed again as JSON; raises ValueError for others."""
    number = float(written)
    if not isfinite(number):
        raise ValueError(f"{written} is no number of JSON")
    return number


def _nearest(unknown: Sequence[str]) -> str:
    """The key that was probably meant to be `reply`."""
    near = get_close_matches("reply", [key.lower() for key in unknown], 1)
    return next((key for key in unknown if key.lower() in near), "")


def truth_of(value: object) -> bool:
    """Whether a value of `public` means that it is."""
    return value.strip().lower() in TRUE if isinstance(value, str) else bool(value)
