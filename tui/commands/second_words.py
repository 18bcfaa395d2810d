"""What is told of a second reader on stderr: who gets the words, before they go, and what could not be had."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from live.second_reader import Failure
from live.second_receiver import Receiver
from live.second_trouble import failure_sentence
from scenarios.clean import clean
from scenarios.words import Lang, counter, translator
from scoring.evaluation.doubtful import Doubt
from scoring.names import mark_name
from sim.reading import MARKS


def announce(to: Receiver, doubtful: Sequence[Doubt], lang: Lang) -> None:
    """Who gets the words, before the first of them goes out."""
    n = counter("tui", lang)
    told = translator("tui", lang)("The words of {replies} go to {host} (model {model}), about {marks}.").format(
        replies=n("{count} reply", "{count} replies", len(doubtful)),
        host=clean(to.host),
        model=clean(to.model),
        marks=n("{count} doubtful mark", "{count} doubtful marks", sum(len(each.marks) for each in doubtful)),
    )
    print(told, file=sys.stderr, flush=True)


def nothing_sent(lang: Lang) -> None:
    """That there was nothing to ask."""
    print(translator("tui", lang)("No mark is doubtful; nothing was sent."), file=sys.stderr)


def failed(failure: Failure, lang: Lang) -> str:
    """What could not be had for one reply."""
    name = mark_name(failure.mark, lang) if failure.mark in MARKS else ""
    return failure_sentence(failure.code, name, failure.detail, lang)
