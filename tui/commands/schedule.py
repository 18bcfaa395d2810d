"""`schedule`: the agenda of drills. What it takes, and which of that belongs to which of its five things."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Final, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from scenarios.words import Lang, translator
from tui.exits import Exit
from tui.language import chosen
from tui.options import JsonOption, LangOption, SeedOption, whole
from tui.sorry import sorry

Thing = Literal["add", "list", "next", "remove", "ics"]
TAKES: Final[dict[Thing, frozenset[str]]] = {
    "add": frozenset({"NAME", "--at", "--rule", "--zone", "--title", "--seed", "--json"}),
    "list": frozenset({"--json"}),
    "next": frozenset({"--count", "--json"}),
    "remove": frozenset({"NAME"}),
    "ics": frozenset({"--output"}),
}
"""What belongs to each."""


def schedule(
    what: Annotated[Thing, Parameter(help="add, list, next, remove or ics (a calendar file).")] = "list",
    name: Annotated[str | None, Parameter(help="add: the scenario. remove: the ID that list shows.")] = None,
    /,
    *,
    at: Annotated[str | None, Parameter(help='add: the first drill, such as "2026-12-04 14:00".')] = None,
    rule: Annotated[
        str | None,
        Parameter(help='add: how it repeats (RRULE), such as "FREQ=MONTHLY;BYDAY=1FR" for each first Friday.'),
    ] = None,
    zone: Annotated[
        str | None, Parameter(help="add: the time zone; CRISIS_DRILL_ZONE, or else Asia/Taipei, unless given.")
    ] = None,
    title: Annotated[str | None, Parameter(help="add: what it is called; the scenario's title unless given.")] = None,
    seed: Annotated[SeedOption | None, Parameter(converter=whole)] = None,
    count: Annotated[
        int | None,
        Parameter(help="next: how many drills, 1 to 1000.", converter=whole, validator=Number(gte=1, lte=1000)),
    ] = None,
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="ics: the file to write; standard output unless given.")
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """Plan drills: once or again and again, for a host that opens the lobby at the hour, and for your calendar."""
    words = chosen(lang)
    given = {
        "NAME": name,
        "--at": at,
        "--rule": rule,
        "--zone": zone,
        "--title": title,
        "--seed": seed,
        "--count": count,
        "--output": output,
        "--json": json or None,
    }
    if said := _misplaced(what, given, words):
        return sorry(said)
    from tui.commands import agenda

    match what:
        case "add":
            return agenda.add(str(name), str(at), rule, zone, title, seed, as_json=json, lang=words)
        case "list":
            return agenda.list_planned(as_json=json, lang=words)
        case "next":
            return agenda.list_next(count or 1, as_json=json, lang=words)
        case "remove":
            return agenda.remove(str(name), words)
        case "ics":
            return agenda.write_ics(output, words)


def _misplaced(what: Thing, given: dict[str, Any], lang: Lang) -> str | None:
    """What to say of an option that belongs to another thing, or of one that is missing."""
    t = translator("tui", lang)
    for option, value in given.items():
        if value is not None and option not in TAKES[what]:
            if option == "NAME":
                return t("schedule {what} takes no name.").format(what=what)
            owners = t(", ").join(f"schedule {other}" for other, takes in TAKES.items() if option in takes)
            return t("{option} does not belong to schedule {what} but to {owners}.").format(
                option=option, what=what, owners=owners
            )
    if what == "add" and (given["NAME"] is None or given["--at"] is None):
        return t('schedule add needs a scenario and a moment: schedule add viral-post --at "2026-12-04 14:00"')
    if what == "remove" and given["NAME"] is None:
        return t("schedule remove needs the ID of a planned drill; schedule list shows them.")
    return None
