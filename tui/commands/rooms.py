"""`host` and `join` as the command line has them; what they do is imported when it is done."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from scenarios.words import translator
from tui.exits import Exit
from tui.language import chosen
from tui.options import LangOption, Scenario, SeedOption, whole
from tui.sorry import sorry

PORT: Final = 8787
RESUME: Final = "Open the latest room again, also for its hotwash; a scenario, or the name of a drill, says which."
SeatName = Literal["director", "medical", "pr", "admin", "legal", "service", "controller", "evaluator", "observer"]


def host(
    scenario: Scenario | None = None,
    /,
    *,
    lan: Annotated[bool, Parameter(negative=(), help="Let other devices of this network in.")] = False,
    port: Annotated[
        int, Parameter(help="The port, 1 to 65535.", converter=whole, validator=Number(gte=1, lte=65_535))
    ] = PORT,
    seed: Annotated[SeedOption | None, Parameter(converter=whole)] = None,
    skill: Annotated[
        float, Parameter(help="How well simulated teammates do, 0 to 1.", validator=Number(gte=0, lte=1))
    ] = 0.7,
    host_name: Annotated[
        list[str] | None,
        Parameter(negative=(), help="Another name under which this computer is reached; may be given again."),
    ] = None,
    open_watchers: Annotated[
        bool, Parameter(negative=(), help="Evaluators and observers come in with the room code alone.")
    ] = False,
    resume: Annotated[bool, Parameter(negative=(), help=RESUME)] = False,
    scheduled: Annotated[
        bool, Parameter(negative=(), help="Open the lobby of each planned drill at its hour; takes no scenario.")
    ] = False,
    console: Annotated[
        bool | None, Parameter(help="Open the controller's console here; at a terminal it does.")
    ] = None,
    lang: LangOption = None,
) -> Exit:
    """Hold a team drill: this computer serves the room, and everybody joins from any device."""
    t = translator("tui", chosen(lang))
    if scheduled == (scenario is not None) and (scheduled or not resume):
        told = (
            t("host --scheduled takes no scenario; schedule add plans one.")
            if scheduled
            else t("host needs a scenario; crisis-drill list shows the library.")
        )
        return sorry(told)
    from tui.commands.host import Wanted, host_room

    wanted = Wanted(scenario or "", lan, port, seed, skill, tuple(host_name or ()), resume, open_watchers)
    if scheduled:
        from tui.commands.host_scheduled import host_scheduled

        return host_scheduled(wanted, chosen(lang))
    return host_room(wanted, console, lang)


def join(
    url: Annotated[str, Parameter(help="The link on the host's screen, or its address.")],
    /,
    *,
    name: Annotated[str | None, Parameter(help="Your name, as the others know you.")] = None,
    seat: Annotated[SeatName | None, Parameter(help="Where you sit; you are asked unless it is given.")] = None,
    key: Annotated[str | None, Parameter(help="The host key, for controller, evaluator and observer.")] = None,
    lang: LangOption = None,
) -> Exit:
    """Take a seat in a room, at this terminal."""
    from tui.commands.join import join_room

    return join_room(url, name, seat, key or "", lang)
