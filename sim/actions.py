"""Inputs: what people did. The only way into a drill, and together with scenario and seed the whole of its cause."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from scenarios.field import Channel, Role, Step
from sim.reading import Reading


@dataclass(frozen=True)
class Say:
    """Somebody says something. It carries its reading, so that a replay never reads again."""

    id: str
    """Made by the client; an input with an id that the drill has seen is not taken twice."""
    at_s: int
    """The moment it is meant for; the drill stamps it later if that second is over."""
    who: Role
    to: str
    """A person's id, `team` or `public`."""
    by: Channel
    text: str
    reading: Reading
    teammate: bool = False
    """Said by a simulated teammate."""
    kind: Literal["say"] = "say"


@dataclass(frozen=True)
class Do:
    """Somebody takes a step of the SOP, or another step without words to an outsider."""

    id: str
    at_s: int
    who: Role
    step: Step
    note: str = ""
    teammate: bool = False
    kind: Literal["do"] = "do"


Action: TypeAlias = Say | Do


def action_to_json(action: Action) -> dict[str, Any]:
    """Plain data for the journal."""
    if isinstance(action, Do):
        return asdict(action)
    data = {name: getattr(action, name) for name in ("id", "at_s", "who", "to", "by", "text", "teammate", "kind")}
    return data | {"reading": action.reading.to_json()}


def action_from_json(data: dict[str, Any]) -> Action:
    """The input that `action_to_json` wrote; raises ValueError for anything else."""
    rest = {name: value for name, value in data.items() if name not in ("kind", "reading")}
    try:
        if data["kind"] == "say":
            return Say(**rest, reading=Reading.from_json(data["reading"]))
        if data["kind"] == "do":
            return Do(**rest)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not an input: {error}") from error
    raise ValueError(f"not an input: kind {data['kind']!r}")
