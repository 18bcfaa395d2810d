"""`report`: the after-action report of a journal file or of a stored drill."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from live.norms import norms_for
from live.room.reporting import person_named, players
from live.room.subjects import person_subject, stored_team, team_subject
from live.store import Store
from scenarios.clean import clean
from scenarios.field import Role
from scenarios.problems import shown
from scenarios.words import Lang, translator
from scoring.hindsight import hindsight
from scoring.principles import grades
from scoring.reading import ReplyReader
from scoring.report import Subject, report_html, report_json, report_markdown
from scoring.score import scorecard
from scoring.standing import team_standing
from scoring.team.record import TeamRecord
from scoring.whatif import Trial
from sim.drill import Drill
from tui.commands.drills import opened, room_of
from tui.commands.evaluate import evaluation_of
from tui.commands.output import put_out
from tui.exits import Exit
from tui.sorry import sorry

Format = Literal["html", "md", "json"]
FORMS: Final[Mapping[Format, Callable[[Subject], str]]] = {
    "html": report_html,
    "md": report_markdown,
    "json": report_json,
}
ENDINGS: Final[Mapping[str, Format]] = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}


def write_report(drill: str, asked: Format | None, output: Path | None, lang: Lang, person: str | None = None) -> Exit:
    """Writes it to a file, or to standard output; raises StoreError, JournalError or OSError.

    Of a drill that a team held in a room it is the team's report, or with `person` that person's private page.
    """
    form = asked or _by_ending(output)
    if form is None:
        said = translator("tui", lang)("{path} ends neither in .html nor .md nor .json: say the form with --format.")
        return sorry(said.format(path=clean(str(output))))
    if room_of(drill) is not None:
        with Store() as store:
            held = stored_team(store, drill, ReplyReader())
        who = None if person is None else person_named(held.record, person)
        if person is not None and who is None:
            return _nobody(person, held.record, lang)
        subject = team_subject(held, lang) if who is None else person_subject(held, who, lang)
    elif person is not None:
        return sorry(translator("tui", lang)("One person played this drill: its report is theirs. Leave --person out."))
    else:
        again, role, held_on = opened(drill, lang)
        evaluation = evaluation_of(drill, again, role, lang)
        subject = replace(looked_into(again, role, lang), held_on=held_on, evaluation=evaluation)
    if output is None and form == "html" and sys.stdout.isatty():
        output = Path(f"report-{Path(drill).stem}.html")  # nobody reads a page's source on a screen
    put_out(FORMS[form](subject), output, lang)
    return Exit.DONE


def _by_ending(output: Path | None) -> Format | None:
    """The form that a file's name asks for; None where it asks for one that there is not."""
    return ENDINGS.get(output.suffix.lower()) if output is not None and output.suffix else "html"


def _nobody(person: str, record: TeamRecord, lang: Lang) -> Exit:
    t = translator("tui", lang)
    named = t(", ").join(clean(record.names[who]) for who in players(record)) or t("nobody")
    return sorry(
        t("No player of this drill is called “{name}”. In a role sat: {names}.").format(name=shown(person), names=named)
    )


def looked_into(drill: Drill, role: Role | None, lang: Lang) -> Subject:
    """The drill with all that can be found out: its score, what trying changes shows, its place among teams."""
    card = scorecard(drill, role)
    known = hindsight(Trial(drill, ReplyReader(), lang, role), card)
    place = team_standing(norms_for(drill.script), drill, card)
    return Subject(
        drill,
        card,
        lang,
        turning=known.turning,
        improvements=known.improvements,
        standing=place,
        graded=grades(drill),
    )
