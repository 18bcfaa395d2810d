"""`demo`: a scripted team plays a drill at speed, told as it happens; ends with score, evidence and report."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from scenarios.clean import clean
from scenarios.shelf import load, load_play
from scenarios.words import Lang, translator
from scoring.names import level_name, mark_name, role_name
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from scoring.report import report_html
from scoring.score import scorecard
from scoring.scorecard import Scorecard, ScoredMark
from sim.actions import Say
from sim.drill import Drill
from sim.reading import GOOD_MARKS, Evidence
from tui.commands.narration import Narrator
from tui.commands.report import looked_into
from tui.commands.summary import summary
from tui.exits import Exit

PLAY: Final = "exemplary"
LONGEST_S: Final = 4.5
"""How long the telling takes at a terminal; elsewhere it does not wait at all."""
PIECES: Final = 3
SENTENCE: Final = re.compile(r"[^。！？!?.\n]+[。！？!?.]*")


def narrate(scenario: str, seed: int, lang: Lang) -> Exit:
    """Tells the whole drill on standard output; writes the report into a folder of its own."""
    t = translator("tui", lang)
    script = load(scenario)
    drill = rehearse(script, load_play(PLAY, script), seed, ReplyReader(), lang)
    card = scorecard(drill)
    print(t("*** EXERCISE – NOT A REAL EVENT ***"))
    print(script.text("title", lang))
    print()
    _tell(drill, lang)
    print()
    print(summary(drill, card, lang))
    print()
    print(t("Three pieces of evidence:"))
    for mark in strongest(card)[:PIECES]:
        print("  " + _evidence(mark, drill, lang))
    print()
    path = report_place() / f"crisis-drill-{drill.script.id}-{lang}.html"
    path.write_text(report_html(looked_into(drill, None, lang)), encoding="utf-8")
    print(t("The report: {path}").format(path=path))
    return Exit.DONE


def strongest(card: Scorecard) -> list[ScoredMark]:
    """The marks that weighed most, each mark once: what was done well, then what cost most."""
    marks = [mark for reply in card.replies for mark in reply.marks if mark.evidence]
    best: dict[str, ScoredMark] = {}
    for mark in sorted(marks, key=lambda each: (-each.points, each.at_s)):
        if mark.mark in GOOD_MARKS:
            best.setdefault(mark.mark, mark)
    return list(best.values())


def report_place() -> Path:
    """A folder for the report that any system has."""
    place = Path(tempfile.gettempdir()) / "crisis-drill"
    place.mkdir(exist_ok=True)
    return place


def _tell(drill: Drill, lang: Lang) -> None:
    narrator = Narrator(drill, lang, shutil.get_terminal_size((100, 24)).columns)
    told = [lines for event in drill.events if (lines := narrator.lines(event))]
    rest_s = LONGEST_S / len(told) if sys.stdout.isatty() else 0.0
    for lines in told:
        print("\n".join(lines), flush=True)
        time.sleep(rest_s)


def _evidence(mark: ScoredMark, drill: Drill, lang: Lang) -> str:
    t = translator("tui", lang)
    text = next(action.text for action in drill.inputs if isinstance(action, Say) and action.id == mark.action)
    return t("{mark} ({level}), {who}: “{quote}”").format(
        mark=mark_name(mark.mark, lang),
        level=level_name(mark.level, lang),
        who=role_name(mark.who, lang),
        quote=sentence_around(text, mark.evidence[0]),
    )


def sentence_around(text: str, evidence: Evidence) -> str:
    """The sentence of a reply in which its evidence stands."""
    for sentence in SENTENCE.finditer(text):
        if sentence.start() <= evidence.start < sentence.end():
            return clean(sentence.group().strip())
    return clean(evidence.quote)
