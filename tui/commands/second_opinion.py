"""`evaluate --second-reader`: a language model is asked about doubtful marks, and where it differs is shown."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from live.evaluations import Evaluations
from live.second_reader import Asked, ask
from live.second_receiver import Receiver, receiver
from live.second_trouble import SecondReaderError, failure_sentence
from live.wall import wall_now
from scenarios.clean import clean
from scenarios.words import Lang, counter, translator
from scoring.evaluation.anew import reread
from scoring.evaluation.doubtful import Doubt, doubts
from scoring.evaluation.opinions import Submission
from scoring.evaluation.sheet import reply_keys
from scoring.names import mark_name
from scoring.reading import ReplyReader
from sim.drill import Drill
from sim.journal import digest
from sim.reading import MARKS
from tui.commands.drills import opened
from tui.commands.evaluate import ended, played_in, show_scores
from tui.exits import Exit


def ask_second_reader(
    drill: str, address: str | None, model: str | None, below: float, seconds: float, lang: Lang, *, as_json: bool
) -> Exit:
    """Asks, records what holds, and prints the evaluation; exit 3 where not one answer could be had."""
    played, _, _ = opened(drill)
    if not ended(drill, played, lang):
        return Exit.USAGE
    doubtful = doubts(played, reread(played, ReplyReader(), played_in(drill, played)), below)
    try:
        to = receiver(address, model, seconds)
        if doubtful:
            _announce(to, doubtful, lang)
        asked = ask(to, doubtful)
    except SecondReaderError as error:
        print(f"crisis-drill: {error.sentence(lang)}", file=sys.stderr)
        return Exit.USAGE
    _complain(asked, played, lang)
    if asked.opinions:
        said = Submission(clean(to.model), wall_now().isoformat(), asked.opinions, "second-reader", source=to.host)
        Evaluations.beside(drill, digest(played)).add(said)
    elif doubtful:
        return Exit.NO_CONNECTION
    else:
        print(translator("tui", lang)("No mark is doubtful; nothing was sent."), file=sys.stderr)
    return show_scores(drill, lang, as_json=as_json)


def _announce(to: Receiver, doubtful: list[Doubt], lang: Lang) -> None:
    """Who gets the words, before the first of them goes out."""
    n = counter("tui", lang)
    told = translator("tui", lang)("The words of {replies} go to {host} (model {model}), about {marks}.").format(
        replies=n("{count} reply", "{count} replies", len(doubtful)),
        host=clean(to.host),
        model=clean(to.model),
        marks=n("{count} doubtful mark", "{count} doubtful marks", sum(len(each.marks) for each in doubtful)),
    )
    print(told, file=sys.stderr, flush=True)


def _complain(asked: Asked, drill: Drill, lang: Lang) -> None:
    keys: Mapping[str, str] = {say.id: key for key, say in reply_keys(drill).items()}
    for each in asked.failures:
        name = mark_name(each.mark, lang) if each.mark in MARKS else ""
        print(f"{keys[each.action]}: {failure_sentence(each.code, name, each.detail, lang)}", file=sys.stderr)
