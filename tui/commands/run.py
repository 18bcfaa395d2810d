"""`run`: a drill without a screen."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from live.evaluations import Evaluations
from live.norms import norms_for
from scenarios.clean import clean
from scenarios.shelf import load, load_play
from scenarios.words import Lang, translator
from scoring.plain import run_to_json
from scoring.principles import grades_to_json
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse, shortfalls
from scoring.score import scorecard
from scoring.standing import standing_line, standing_to_json, team_standing
from sim.journal import header_of, write_journal
from tui.commands.summary import summary
from tui.exits import Exit
from tui.sorry import sorry


def run_play(scenario: str, play: str, seed: int, journal: Path | None, *, as_json: bool, lang: Lang) -> Exit:
    """Runs it, prints the score or one JSON object, and exits 1 if the play's `then` does not come true."""
    if journal is not None and Evaluations.beside(str(journal), "").path.exists():
        t = translator("tui", lang)
        said = t("{path} was evaluated; a drill written over it would lose that: name a new file.")
        return sorry(said.format(path=clean(str(journal))))
    script = load(scenario)
    team = load_play(play, script)
    drill = rehearse(script, team, seed, ReplyReader(), lang)
    card = scorecard(drill)
    if journal is not None:
        write_journal(journal, header_of(drill, lang, play=team.name), drill)
    place = team_standing(norms_for(script, scenario), drill, card) if card.total is not None else None
    if as_json:
        plain = run_to_json(drill, card, lang)
        plain["graded"] = grades_to_json(drill, lang)
        plain["norms"] = None if place is None else standing_to_json(place)
        print(json.dumps(plain, ensure_ascii=False))
    else:
        print("\n".join([summary(drill, card, lang), *([] if place is None else [standing_line(place, lang)])]))
    missing = list(shortfalls(team, drill, card))
    t = translator("tui", lang)
    sentences = {
        "happens": t("The play promises that “{promised}” happens, and it did not."),
        "never": t("The play promises that “{promised}” never happens, and it did."),
        "score": t("The play promises a score of {promised}, and it was {found}."),
        "trust": t("The play promises trust of {promised} at the end, and it was {found}."),
    }
    for what, promised, found in missing:
        print(sentences[what].format(promised=promised, found=found), file=sys.stderr)
    return Exit.FAILED if missing else Exit.DONE
