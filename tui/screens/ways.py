"""The ways between screens, kept in one place so that screens need not know each other.

Screens and the engine are imported when somebody goes there: home is drawn before any of them is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from live.trouble import StoreError
from scenarios.field import Role
from tui.request import PlayRequest

if TYPE_CHECKING:
    from live.solo import Solo
    from tui.app import DrillApp


def open_named(app: DrillApp, name: str) -> None:
    """Practise, library or past drills."""
    if name == "practise":
        from tui.screens.setup import Setup

        app.push_screen(Setup())
    elif name == "library":
        from tui.screens.drills import Drills

        app.push_screen(Drills())
    elif name == "past":
        from tui.screens.past import Past

        app.push_screen(Past())


def practise(app: DrillApp, scenario: str, role: Role | None = None) -> None:
    """Practise with a scenario, and maybe a role, chosen already."""
    from tui.screens.setup import Setup

    app.push_screen(Setup(PlayRequest(scenario, role)))


def open_request(app: DrillApp, request: PlayRequest) -> None:
    """What the command line asked for: the choice of what is missing, or the briefing where nothing is."""
    import secrets

    from tui import shelf
    from tui.screens.briefing import Briefing, Choice
    from tui.screens.setup import Setup

    loaded = shelf.look(request.scenario).loaded
    if loaded is None or request.role is None:
        app.push_screen(Setup(request))
        return
    seed = request.seed if request.seed is not None else 1 + secrets.randbelow(9999)
    app.push_screen(Briefing(Choice(loaded, request.role, request.skill, request.pace, seed)))


def resume(app: DrillApp, drill_id: str) -> None:
    """An unfinished drill goes on; a finished one shows its result, the team's for one that was held in a room."""
    from live.solo import Solo

    try:
        if app.store.load(drill_id).header.team:
            from tui.screens.team_result import TeamResult

            app.push_screen(TeamResult(drill_id))
            return
        solo = Solo.resume(app.store, drill_id)
    except StoreError as error:
        app.tell_trouble(error)
        return
    play(app, solo)


def play(app: DrillApp, solo: Solo) -> None:
    """To the console, or after ENDEX to the result."""
    from tui.screens.console import Console
    from tui.screens.result import Result

    app.push_screen(Result(solo) if solo.drill.ended else Console(solo))


def after_endex(app: DrillApp, solo: Solo) -> None:
    """From the console to the three questions."""
    from tui.screens.hotwash import Hotwash

    app.switch_screen(Hotwash(solo))


def to_result(app: DrillApp, solo: Solo) -> None:
    """From the three questions to the result."""
    from tui.screens.result import Result

    app.switch_screen(Result(solo))
