"""Inputs: what people did. The only way into a drill, and together with scenario and seed the whole of its cause."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, TypeAlias

from scenarios.field import Channel, Role, Step
from sim.quick import quick
from sim.reading import Reading


@quick
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
    document: str = ""
    """The document that is published with these words; empty for free words."""
    kind: Literal["say"] = "say"

    def read(self, reading: Reading) -> Say:
        """The same, as it was read."""
        return Say(self.id, self.at_s, self.who, self.to, self.by, self.text, reading, self.teammate, self.document)


@quick
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


Stage = Literal["draft", "check", "review", "approve", "return"]
"""Written (a new version), medically checked, legally reviewed, approved by the director, sent back to its writers."""
Steering = Literal["send", "skip", "move", "resend", "insert"]


@dataclass(frozen=True)
class Write:
    """Somebody brings a document of the team one stage on."""

    id: str
    at_s: int
    who: Role
    document: str
    """The document's id; a stage of an id that nobody drafted changes nothing."""
    stage: Stage
    title: str = ""
    text: str = ""
    """The whole new version, for a draft."""
    note: str = ""
    teammate: bool = False
    kind: Literal["write"] = "write"


@dataclass(frozen=True)
class Steer:
    """The controller changes what comes: an inject now, later, again or never, or one that no scenario holds."""

    id: str
    at_s: int
    does: Steering
    inject: str = ""
    """Which inject of the scenario; empty for `insert`."""
    to_s: int = 0
    """The second to which an inject is moved."""
    from_: str = ""
    """For `insert`: the person who speaks, or empty for the situation."""
    to: tuple[str, ...] = ("team",)
    """For `insert`: the roles that are spoken to, or `team`."""
    by: Channel = "internal"
    text: str = ""
    who: Literal["controller"] = "controller"
    teammate: bool = False
    kind: Literal["steer"] = "steer"


Action: TypeAlias = Say | Do | Write | Steer
_PLAIN: Final[dict[str, type[Do | Write | Steer]]] = {"do": Do, "write": Write, "steer": Steer}


def action_to_json(action: Action) -> dict[str, Any]:
    """Plain data for the journal; a document only where one is published."""
    if not isinstance(action, Say):
        return asdict(action)
    data = {name: getattr(action, name) for name in ("id", "at_s", "who", "to", "by", "text", "teammate", "kind")}
    data |= {"document": action.document} if action.document else {}
    return data | {"reading": action.reading.to_json()}


def action_from_json(data: dict[str, Any]) -> Action:
    """The input that `action_to_json` wrote; raises ValueError for anything else."""
    rest = {name: value for name, value in data.items() if name not in ("kind", "reading")}
    try:
        if data["kind"] == "say":
            return Say(**rest, reading=Reading.from_json(data["reading"]))
        if "to" in rest:
            rest["to"] = tuple(rest["to"])
        return _PLAIN[data["kind"]](**rest)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not an input: {error}") from error
