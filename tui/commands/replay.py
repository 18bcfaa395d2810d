"""`replay`: plays a journal again, and with `--verify` holds it against what follows from its inputs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from scenarios.words import Lang, translator
from scoring.plain import run_to_json
from scoring.score import scorecard
from sim.journal import JournalError, digest, replay
from sim.journal import verify as hold_against
from tui.commands.journals import opened_journal, sentence
from tui.commands.narration import narrated
from tui.commands.summary import summary
from tui.exits import Exit


def play_again(journal: Path, *, verify: bool, as_json: bool, lang: Lang) -> Exit:
    """Prints what happened and the score; with `verify` only whether the journal is true, and exits 1 if it is not."""
    t = translator("tui", lang)
    try:
        read = opened_journal(journal)
        drill = replay(read)
        hold_against(read, drill)
    except JournalError as error:
        said = sentence(error, lang)
        readable = journal.is_file()
        print(t("This journal is not true: {why}").format(why=said) if readable else said, file=sys.stderr)
        return Exit.FAILED if readable else Exit.USAGE
    if verify:
        print(
            t("{events} events and {inputs} inputs verified; digest {digest}").format(
                events=len(drill.events), inputs=len(drill.inputs), digest=digest(drill)
            )
        )
        return Exit.DONE
    card = scorecard(drill)
    if as_json:
        print(json.dumps(run_to_json(drill, card, lang), ensure_ascii=False))
        return Exit.DONE
    for line in narrated(drill, lang):
        print(line)
    print()
    print(summary(drill, card, lang))
    return Exit.DONE
