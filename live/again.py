"""Stored drills, played again: the same inputs at the same seconds give the same drill."""

from __future__ import annotations

from pathlib import Path

from live.records import StoredDrill
from live.trouble import DrillUnreadableError, told_plainly
from scenarios.problems import BadFile
from scenarios.shelf import LoadedScenario, from_source
from sim.coefficients import changed_numbers
from sim.drill import Drill
from sim.journal import Header, bodies, chained, header_of, write_journal


def scenario_of(stored: StoredDrill) -> LoadedScenario:
    """The scenario as it was when the drill began, whatever became of its files; raises DrillUnreadableError."""
    try:
        return from_source(stored.header.source)
    except BadFile as error:
        raise DrillUnreadableError(drill=stored.id, reason=error) from error


def played_again(stored: StoredDrill, scenario: LoadedScenario) -> Drill:
    """The drill at the second where it stopped, with its own numbers; raises DrillUnreadableError if that cannot be."""
    drill = Drill(scenario, stored.header.seed, changed_numbers(stored.header.coefficients))
    for action in stored.inputs:
        drill.act(action)
    drill.advance_to(stored.clock.now_s)
    if tuple(drill.inputs) != stored.inputs:
        raise DrillUnreadableError(drill=stored.id, reason="an input is not at its second")
    return drill


def journal_text(stored: StoredDrill) -> str:
    """A stored drill as a journal file holds it, which needs no store and no library."""
    header, drill = _headed(stored)
    return "".join(f"{line}\n" for line, _ in chained(bodies(header, drill)))


def export_journal(stored: StoredDrill, path: Path) -> None:
    """Writes it to a file; raises StoreError."""
    header, drill = _headed(stored)
    with told_plainly(path):
        write_journal(path, header, drill)


def _headed(stored: StoredDrill) -> tuple[Header, Drill]:
    """A team's drill has no one role: its journal names none."""
    header, drill = stored.header, played_again(stored, scenario_of(stored))
    whose = {"team": True} if header.team else {"role": header.role}
    extra = {**whose, "skill": header.skill, "created": header.created, "stored_as": stored.id}
    return header_of(drill, header.lang, **extra), drill
