"""`evaluate --second-reader`: a language model is asked about doubtful marks, and where it differs is shown."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from live.evaluations import Evaluations
from live.second_reader import Asked, ask
from live.second_receiver import receiver
from live.second_trouble import SecondReaderError
from live.wall import wall_now
from scenarios.clean import clean
from scenarios.words import Lang
from scoring.evaluation.anew import reread
from scoring.evaluation.doubtful import doubts
from scoring.evaluation.opinions import Submission
from scoring.evaluation.sheet import reply_keys
from scoring.reading import ReplyReader
from sim.drill import Drill
from sim.journal import digest
from tui.commands.drills import opened
from tui.commands.evaluate import ended, played_in, show_scores
from tui.commands.second_words import announce, failed, nothing_sent
from tui.exits import Exit
from tui.sorry import sorry


def ask_second_reader(
    drill: str, address: str | None, model: str | None, below: float, seconds: float, lang: Lang, *, as_json: bool
) -> Exit:
    """Asks, records what holds, and prints the evaluation; exit 3 where not one answer could be had."""
    played, _, _ = opened(drill, lang)
    if not ended(drill, played, lang):
        return Exit.USAGE
    doubtful = doubts(played, reread(played, ReplyReader(), played_in(drill, played)), below)
    try:
        to = receiver(address, model, seconds)
        if doubtful:
            announce(to, doubtful, lang)
        asked = ask(to, doubtful)
    except SecondReaderError as error:
        return sorry(error.sentence(lang))
    _complain(asked, played, lang)
    if asked.opinions:
        said = Submission(clean(to.model), wall_now().isoformat(), asked.opinions, "second-reader", source=to.host)
        Evaluations.beside(drill, digest(played)).add(said)
    elif doubtful:
        return Exit.NO_CONNECTION
    else:
        nothing_sent(lang)
    return show_scores(drill, lang, as_json=as_json)


def _complain(asked: Asked, drill: Drill, lang: Lang) -> None:
    keys: Mapping[str, str] = {say.id: key for key, say in reply_keys(drill).items()}
    for each in asked.failures:
        print(f"{keys[each.action]}: {failed(each, lang)}", file=sys.stderr)
