"""`evaluate`: a sheet of all replies for an evaluator, taken back with a name, and the scores under all marks."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final, Literal

from live.evaluations import Evaluations
from live.room.reporting import judgements
from live.store import Store
from live.wall import wall_now
from scenarios.clean import clean
from scenarios.field import Role
from scenarios.words import LANGS, Lang, counter, translator
from scoring.evaluation.anew import reread
from scoring.evaluation.compare import evaluated
from scoring.evaluation.opinions import Submission
from scoring.evaluation.part import EvaluationPart
from scoring.evaluation.problems import MOST, SheetError
from scoring.evaluation.section import evaluation_part
from scoring.evaluation.sheet import as_csv, as_json, rows
from scoring.evaluation.taking import MOST_BYTES, taken
from scoring.reading import ReplyReader
from scoring.report.told import Told
from scoring.score import scorecard
from sim.drill import Drill
from sim.journal import digest
from tui.commands.drills import opened, room_of
from tui.commands.evaluation_words import plainly
from tui.commands.journals import opened_journal
from tui.commands.output import put_out
from tui.exits import Exit
from tui.sorry import sorry

SheetForm = Literal["csv", "json"]
LONGEST_NAME: Final = 80


def export_sheet(drill: str, form: SheetForm, output: Path | None, by: str | None, lang: Lang, *, blind: bool) -> Exit:
    """Writes the sheet to a new file or to standard output; raises StoreError, JournalError or OSError."""
    if output is not None and output.exists():
        t = translator("tui", lang)
        said = t("{path} is there already; somebody may have filled it in. Take it with --take, or name a new file.")
        return sorry(said.format(path=clean(str(output))))
    played, _, _ = opened(drill, lang)
    if not ended(drill, played, lang):
        return Exit.USAGE
    table = list(rows(played, lang, submissions_of(drill, played), _named(by), blind=blind))
    told = Told(played.script, lang)
    put_out(as_csv(table, told, blind=blind) if form == "csv" else as_json(table, played, blind=blind), output, lang)
    return Exit.DONE


def take_sheet(drill: str, sheet: Path, by: str | None, lang: Lang, *, as_json: bool) -> Exit:
    """Takes a filled-in sheet back: all of it, or nothing and what is wrong with it."""
    t, name = translator("tui", lang), _named(by)
    if not name or len(name) > LONGEST_NAME:
        who = t("Who filled it in? Name the evaluator with --by, in at most {count} characters.")
        return sorry(who.format(count=LONGEST_NAME))
    played, role, _ = opened(drill, lang)
    if not ended(drill, played, lang):
        return Exit.USAGE
    with sheet.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    try:
        found = taken(raw, played)
    except SheetError as error:
        return _told(error, sheet, lang)
    fresh = _record(drill, played).add(Submission(name, wall_now().isoformat(), found.opinions, blind=found.blind))
    new = fresh.opinions if fresh else ()
    said = t("{name}: {changed} changed, {confirmed} confirmed, {known} known already.").format(
        name=name,
        changed=sum(each.changes for each in new),
        confirmed=sum(not each.changes for each in new),
        known=len(found.opinions) - len(new),
    )
    print(said, file=sys.stderr)
    return _print(drill, played, role, lang, as_json=as_json)


def one_thing(take: Path | None, scores: bool, second_reader: bool, lang: Lang) -> str | None:
    """What to say to somebody who asks for two things at once; None where all is well."""
    if sum((take is not None, scores, second_reader)) > 1:
        return translator("tui", lang)("Ask for one thing at a time: --take, --scores or --second-reader.")
    return None


def show_scores(drill: str, lang: Lang, *, as_json: bool) -> Exit:
    """Prints the score under everybody's marks, and how far they agree."""
    played, role, _ = opened(drill, lang)
    return _print(drill, played, role, lang, as_json=as_json)


def evaluation_of(name: str, drill: Drill, role: Role | None, lang: Lang) -> EvaluationPart | None:
    """The report's section on the drill of that name; None where nobody evaluated it."""
    submissions = submissions_of(name, drill)
    return _part(name, drill, role, submissions, lang) if submissions else None


def submissions_of(name: str, drill: Drill) -> list[Submission]:
    """What was said of marks: in the room, if a team held the drill in one, and on sheets; the latest word last."""
    room = room_of(name)
    said = judgements(room, drill) if room is not None else []
    return sorted([*said, *_record(name, drill).all()], key=lambda each: each.at)


def played_in(name: str, drill: Drill) -> str:
    """The language in which the drill of that name was played: its replies are read in that language's moment."""
    if Path(name).is_file():
        lang: str = opened_journal(Path(name)).header.lang
    else:
        with Store() as store:
            lang = store.load(name).header.lang
    return lang if lang in LANGS else drill.script.scenario.language


def _part(name: str, drill: Drill, role: Role | None, submissions: Sequence[Submission], lang: Lang) -> EvaluationPart:
    # The recorded score comes first: what a role's outcome is measured between is remembered from it.
    card = scorecard(drill, role)
    program = reread(drill, ReplyReader(), played_in(name, drill))
    return evaluation_part(Told(drill.script, lang), evaluated(drill, submissions, role, program), card.replies)


def _print(name: str, drill: Drill, role: Role | None, lang: Lang, *, as_json: bool) -> Exit:
    part = _part(name, drill, role, submissions_of(name, drill), lang)
    print(json.dumps(asdict(part), ensure_ascii=False) if as_json else "\n".join(plainly(part, lang)))
    return Exit.DONE


def _record(name: str, drill: Drill) -> Evaluations:
    return Evaluations.beside(name, digest(drill))


def _named(by: str | None) -> str:
    return " ".join(clean(by or "").split())


def ended(name: str, drill: Drill, lang: Lang) -> bool:
    """Whether it can be evaluated; else says why not. A drill that goes on would not be the one that was judged."""
    if Path(name).is_file() or drill.ended:
        return True
    sorry(translator("tui", lang)("This drill has not ended. Play it to its end, then evaluate it."))
    return False


def _told(error: SheetError, sheet: Path, lang: Lang) -> Exit:
    """Every problem on a line of its own."""
    for each in error.problems[:MOST]:
        place = f"{clean(str(sheet))}:{each.line}" if each.line else clean(str(sheet))
        print(f"{place}: {each.sentence(lang)}", file=sys.stderr)
    if (more := len(error.problems) - MOST) > 0:
        print(counter("tui", lang)("… and {count} more.", "… and {count} more.", more), file=sys.stderr)
    print(translator("tui", lang)("Nothing of the sheet was taken."), file=sys.stderr)
    return Exit.USAGE
