"""`read --second-reader`: a language model is asked about doubtful marks, and its answer stands beside the reading."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from live.second_reader import Failure, ask
from live.second_receiver import Receiver, receiver
from live.second_trouble import SecondReaderError
from scenarios.clean import clean
from scenarios.words import Lang, translator
from scoring.evaluation.doubtful import Doubt, unsure
from scoring.evaluation.opinions import Opinion
from scoring.names import mark_name
from tui.commands.read import Complaints, Read, lines_read, told
from tui.commands.second_words import announce, failed, nothing_sent
from tui.exits import Exit
from tui.sorry import sorry


@dataclass(frozen=True)
class Second:
    """What the second reader said of one line."""

    of: Receiver
    opinions: Sequence[Opinion] = ()
    failures: Sequence[Failure] = ()

    def to_json(self) -> dict[str, Any]:
        """Who said it, each mark that was judged, and what could not be had."""
        return {
            "by": self.of.model,
            "source": self.of.host,
            "marks": {
                each.mark: {"level": each.level, "quote": each.quote, "differs": each.changes} for each in self.opinions
            },
            "failed": [{"code": each.code, "mark": each.mark} for each in self.failures],
        }

    def plainly(self, lang: Lang) -> str:
        """Who it is and where it differs, in a column of its own; empty where it does not."""
        differs = translator("tui", lang)(", ").join(_changed(each, lang) for each in self.opinions if each.changes)
        whole = translator("tui", lang)("{model} differs: {marks}")
        return "\t" + whole.format(model=clean(self.of.model), marks=differs) if differs else ""


def read_twice(
    address: str | None, model: str | None, below: float, seconds: float, lang: Lang, *, as_json: bool
) -> Exit:
    """Reads standard input to its end, asks, and prints each line with both; exit 3 where not one answer was had.

    The readings are printed whatever the second reader does.
    """
    complaints = Complaints(lang)
    try:
        to = receiver(address, model, seconds)
        lines = list(lines_read(complaints))
        seconds_of = _asked(to, lines, below, lang)
    except SecondReaderError as error:
        return sorry(error.sentence(lang))
    for line, second in zip(lines, seconds_of, strict=True):
        both = line.to_json() | {"second": second.to_json()}
        print(json.dumps(both, ensure_ascii=False) if as_json else line.plainly(lang) + second.plainly(lang))
    for line, second in zip(lines, seconds_of, strict=True):
        for failure in second.failures:
            print(f"stdin:{line.number}: {failed(failure, lang)}", file=sys.stderr)
    unheard = any(each.failures for each in seconds_of) and not any(each.opinions for each in seconds_of)
    return told(complaints) or (Exit.NO_CONNECTION if unheard else Exit.DONE)


def _asked(to: Receiver, lines: Sequence[Read], below: float, lang: Lang) -> list[Second]:
    """What it says of each line, in their order; the words go out here, after it was told where to."""
    doubtful = list(_doubts(lines, below))
    if not doubtful:
        nothing_sent(lang)
        return [Second(to) for _ in lines]
    announce(to, doubtful, lang)
    found = ask(to, doubtful)
    opinions: dict[str, list[Opinion]] = {}
    failures: dict[str, list[Failure]] = {}
    for opinion in found.opinions:
        opinions.setdefault(opinion.action, []).append(opinion)
    for failure in found.failures:
        failures.setdefault(failure.action, []).append(failure)
    keys = [str(line.number) for line in lines]
    return [Second(to, opinions.get(key, ()), failures.get(key, ())) for key in keys]


def _doubts(lines: Sequence[Read], below: float) -> Iterator[Doubt]:
    for line in lines:
        doubt = unsure(str(line.number), line.reply, line.reading, below)
        if doubt.marks:
            yield doubt


def _changed(each: Opinion, lang: Lang) -> str:
    quote = translator("tui", lang)(" (“{quote}”)").format(quote=clean(each.quote)) if each.quote else ""
    return f"{mark_name(each.mark, lang)} {each.reader} → {each.level}{quote}"
