"""What the report of a team drill is made of, all that can be found out put in: the team's, or one person's page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from live.again import played_again, scenario_of
from live.evaluations import Evaluations
from live.norms import norms_for
from live.room.folding import folded
from live.room.reporting import judgements, recorded
from live.rooms import Rooms
from live.store import Store
from scenarios.words import Lang
from scoring.evaluation.anew import reread
from scoring.evaluation.compare import evaluated
from scoring.evaluation.opinions import Submission
from scoring.evaluation.part import EvaluationPart
from scoring.evaluation.section import evaluation_part
from scoring.hindsight import hindsight
from scoring.principles import grades
from scoring.report import Subject
from scoring.report.person import person_part
from scoring.report.team import seats_of, team_part
from scoring.report.told import Told
from scoring.score import scorecard
from scoring.scorecard import Scorecard
from scoring.standing import team_standing
from scoring.team.own import own_card
from scoring.team.record import TeamRecord
from scoring.whatif import Trial
from sim.drill import Drill
from sim.journal import digest
from sim.reading import Reader


@dataclass(frozen=True)
class TeamDrill:
    """A drill that was held in a room."""

    drill: Drill
    record: TeamRecord
    judged: Sequence[Submission]
    """What evaluators said of marks, in the room and on sheets."""
    played_in: str
    """The language in which its replies were read."""
    held_on: date | None
    reader: Reader
    """For what would have been said otherwise, and what this program reads today."""


def stored_team(store: Store, drill_id: str, reader: Reader) -> TeamDrill:
    """A drill of the store that was held in a room, with all that its room and its sheets hold; raises StoreError."""
    stored = store.load(drill_id)
    drill = played_again(stored, scenario_of(stored))
    state = folded(Rooms(store).entries(drill_id))
    said = [*judgements(state, drill), *Evaluations.beside(drill_id, digest(drill)).all()]
    return TeamDrill(
        drill=drill,
        record=recorded(state),
        judged=sorted(said, key=lambda each: each.at),
        played_in=stored.header.lang,
        held_on=date.fromisoformat(stored.header.created[:10]),
        reader=reader,
    )


def team_subject(of: TeamDrill, lang: Lang) -> Subject:
    """The report that everybody gets; trying changes takes a few seconds."""
    drill, told = of.drill, Told(of.drill.script, lang)
    card = scorecard(drill)
    known = hindsight(Trial(drill, of.reader, lang), card)
    return Subject(
        drill,
        card,
        lang,
        of.held_on,
        turning=known.turning,
        improvements=known.improvements,
        standing=team_standing(norms_for(drill.script), drill, card),
        graded=grades(drill),
        evaluation=_evaluation(of, card, told),
        team=team_part(told, drill, card, of.record, of.held_on),
    )


def person_subject(of: TeamDrill, person: str, lang: Lang) -> Subject:
    """One person's private page; `person` is their id in the record."""
    drill, told = of.drill, Told(of.drill.script, lang)
    card = scorecard(drill)
    own = own_card(drill, card, of.record, person, seats_of(drill, of.record))
    part = person_part(told, drill, card, of.record, person, of.judged)
    return Subject(drill, own, lang, of.held_on, person=part)


def _evaluation(of: TeamDrill, card: Scorecard, told: Told) -> EvaluationPart | None:
    if not of.judged:
        return None
    program = reread(of.drill, of.reader, of.played_in)
    return evaluation_part(told, evaluated(of.drill, of.judged, None, program), card.replies)
