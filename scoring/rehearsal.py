"""Plays a play file against the engine: lines are read and handed in at their seconds, then promises are checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scenarios.play import Line
from scenarios.rehearsal import LoadedPlay
from scenarios.shelf import LoadedScenario
from scoring.moment import read_say
from scoring.scorecard import Scorecard
from sim.actions import Action, Do, Say
from sim.common import Common
from sim.drill import Drill
from sim.events import Delivered
from sim.reading import Reader, Reading


def rehearse(script: LoadedScenario, play: LoadedPlay, seed: int, reader: Reader, lang: str) -> Drill:
    """The whole drill as that play file's team plays it, in that language."""
    return played(script, [(line.at, line) for line in play.lines(lang)], seed, reader, lang)


def played(
    script: LoadedScenario,
    turns: Iterable[tuple[int, Line]],
    seed: int,
    reader: Reader,
    lang: str,
    *,
    journal: bool = True,
    common: Common | None = None,
) -> Drill:
    """The whole drill with these lines, each at its second, in order.

    Without a `journal` if nobody reads it; `common` as for `Drill`.
    """
    drill = Drill(script, seed, journal=journal, common=common)
    for number, (at_s, line) in enumerate(turns, 1):
        drill.advance_to(at_s - 1)
        drill.act(_input(drill, at_s, line, line.id or f"line-{number}", reader, lang))
    drill.advance_to(drill.ends_s)
    return drill


def shortfalls(play: LoadedPlay, drill: Drill, card: Scorecard) -> Iterator[tuple[str, str, str]]:
    """What the play's `then` promised and did not come: what, promised, found. Nothing means that all of it holds."""
    came = {event.inject for event in drill.events if isinstance(event, Delivered)}
    then = play.then
    for inject in then.happens:
        if inject not in came:
            yield "happens", inject, ""
    for inject in then.never:
        if inject in came:
            yield "never", inject, ""
    total = card.total if card.total is not None else 0.0
    for word, bounds, found in (("score", then.score, total), ("trust", then.trust, 100 * card.trust.end)):
        if bounds is not None and not bounds[0] <= round(found, 1) <= bounds[1]:
            yield word, f"{bounds[0]:g}..{bounds[1]:g}", f"{found:.1f}"


def _input(drill: Drill, at_s: int, line: Line, name: str, reader: Reader, lang: str) -> Action:
    if line.does is not None:
        return Do(name, at_s, line.who, line.does, line.note or "")
    return read_say(drill, reader, Say(name, at_s, line.who, line.to, line.by, line.says or "", Reading()), lang)
