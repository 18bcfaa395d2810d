"""`norms`: reference teams over many seeds."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from live.farm import Farm, FarmError, NoClusterError, NoDaskError, cluster, cores
from live.norms import FILE, Runs, kept_file, write_norms
from scenarios.problems import shown
from scenarios.shelf import LoadedScenario, find, load
from scenarios.words import Lang, counter, translator
from scoring.norms import QUANTILES, Norms
from scoring.standing import BEST_FIRST, team_name
from scoring.tally import Tally
from scoring.teams import HABITS, TeamName, teams_of
from tui.exits import Exit

MOST_RUNS: Final = 1_000_000


def make_norms(
    scenario: str,
    runs: int,
    team: TeamName | None,
    workers: int | None,
    address: str | None,
    *,
    write: bool,
    as_json: bool,
    lang: Lang,
) -> Exit:
    """Plays what is not known so far, then prints the distributions; Ctrl+C keeps what is done."""
    t = translator("tui", lang)
    script = load(scenario)
    teams = (team,) if team else teams_of(script)
    mistake = _mistake(script, runs, team, write, t)
    if workers is not None and (workers < 1 or address):
        mistake = t("Either --workers, from 1 up, or --cluster.")
    if mistake:
        print(mistake, file=sys.stderr)
        return Exit.USAGE
    with Runs(script, script.scenario.language) as known:
        farm = cluster(address) if address else cores(workers)
        try:
            _make(known, farm, teams, runs, lang)
        except KeyboardInterrupt:
            left = len(known.missing(teams, runs))
            done = runs * len(teams) - left
            print(
                t("{done} of {all} runs are kept; the same command goes on from there.").format(
                    done=done, all=runs * len(teams)
                ),
                file=sys.stderr,
            )
            return Exit.INTERRUPTED
        except FarmError as error:
            print(_trouble(error, address or "", t), file=sys.stderr)
            return Exit.NO_CONNECTION if address else Exit.FAILED
        tally = Tally(script, script.scenario.language, known.known(teams, runs))
    norms = tally.norms()
    if not team:
        write_norms(kept_file(script), norms)
    if write:
        write_norms(find(scenario).parent / FILE, norms)
    print(json.dumps(tally.to_json(), ensure_ascii=False) if as_json else _table(script, tally, norms, lang))
    return Exit.DONE


def _make(known: Runs, farm: Farm, teams: tuple[TeamName, ...], runs: int, lang: Lang) -> None:
    wanted = known.missing(teams, runs)
    if not wanted:
        return
    t = translator("tui", lang)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        total = runs * len(teams)
        task = progress.add_task(t("runs"), total=total, completed=total - len(wanted))
        known.make(farm, wanted, lambda done: progress.update(task, completed=total - len(wanted) + done))


def _mistake(script: LoadedScenario, runs: int, team: TeamName | None, write: bool, t: Callable[[str], str]) -> str:
    if not 1 <= runs <= MOST_RUNS:
        return t("--runs is a number from 1 to {most}.").format(most=f"{MOST_RUNS:,}")
    if team and write:
        return t("Norms are written for all teams together: leave out --team or --write.")
    there = teams_of(script)
    if team and team not in there:
        return t("This scenario has no rehearsal for the team “{team}”.").format(team=team)
    if len(there) < 2:
        wanted = dict.fromkeys(habits.plays for habits in HABITS.values() if habits.plays)
        files = t(", ").join(f"{name}.play.yaml" for name in wanted)
        has = t(", ").join(f"{name}.play.yaml" for name in script.plays) or t("none")
        return t("Reference teams play rehearsals of these names: {files}. Beside this scenario: {there}.").format(
            files=files, there=shown(has, 200)
        )
    return ""


def _trouble(error: FarmError, address: str, t: Callable[[str], str]) -> str:
    if isinstance(error, NoDaskError):
        return t("A cluster needs the extra “cluster”: uv tool install 'crisis-drill[cluster]'.")
    if isinstance(error, NoClusterError):
        return t("No Dask scheduler answers at {address}.").format(address=address)
    return t("Workers died again and again; what was done is kept. Try fewer --workers.")


def _table(script: LoadedScenario, tally: Tally, norms: Norms, lang: Lang) -> str:
    t = translator("tui", lang)
    head = counter("tui", lang)("{count} run of each team", "{count} runs of each team", norms.runs)
    names = [t("mean"), t("sd"), *(f"{q}%" for q in QUANTILES), t("trust")]
    lines = [f"{script.text('title', lang)} · {head}", _row("", names)]
    for team in BEST_FIRST:
        if team in norms.totals:
            total, trust = tally.spread(team, "total"), tally.spread(team, "trust")
            figures = [total.mean, total.sd, *(total.quantiles or [None] * len(QUANTILES)), trust.mean]
            lines.append(_row(team_name(team, lang), ["–" if each is None else f"{each:.1f}" for each in figures]))
    return "\n".join(lines)


def _row(name: str, figures: list[str]) -> str:
    cells = [" " * max(0, 6 - cell_len(each)) + each for each in figures]
    return name + " " * max(0, 20 - cell_len(name)) + " ".join(cells)
