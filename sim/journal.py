"""The journal: scenario, seed, inputs and events of one drill, as lines of canonical JSON in a chain of hashes.

Each line is `{"body": …, "hash": …}` where the hash is SHA-256 over the hash of the line before and the body's bytes.
The first body is the header; it carries the scenario itself, so that a journal can be replayed without any other file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scenarios.problems import BadFile
from scenarios.shelf import from_source
from sim.actions import Action, action_from_json
from sim.coefficients import changed_numbers
from sim.drill import Drill
from sim.written import action_text, canonical, event_text

FORMAT: Final = 1
LONGEST_LINE: Final = 2_000_000
GENESIS: Final = "0" * 64
FIRST: Final = b'{"body":{"header":'
"""How a journal begins."""


class JournalError(ValueError):
    """A journal that cannot be read, or is not what happened; the message is one sentence for people."""


@dataclass(frozen=True)
class Header:
    """What a drill was started with."""

    scenario: str
    """Id of the scenario."""
    seed: int
    source: Mapping[str, Any]
    """The scenario's own files, see `scenarios.shelf.LoadedScenario.source`."""
    lang: str = "zh-TW"
    """The language in which it was played."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What screens want to know again, such as the player's role; it moves nothing."""
    coefficients: Mapping[str, float] = field(default_factory=dict)
    """Every number of the model of people as it stood; a later program replays the drill with these."""

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "journal": FORMAT,
            "scenario": self.scenario,
            "seed": self.seed,
            "source": dict(self.source),
            "lang": self.lang,
            "extra": dict(self.extra),
            "coefficients": dict(self.coefficients),
        }


@dataclass(frozen=True)
class Journal:
    """A journal as it was read: its chain of hashes holds, but nothing was played again so far."""

    header: Header
    inputs: tuple[Action, ...]
    events: tuple[dict[str, Any], ...]
    digest: str

    @property
    def ended(self) -> bool:
        """Whether it goes on to ENDEX; else it was cut off between two lines."""
        return bool(self.events) and self.events[-1].get("kind") == "ended"


def bodies(header: Header, drill: Drill) -> Iterator[str]:
    """What a journal's lines hold, in order: header, inputs, events; each as canonical JSON."""
    yield canonical({"header": header.to_json()})
    for action in drill.inputs:
        yield f'{{"input":{action_text(action)}}}'
    for event in drill.events:
        yield f'{{"event":{event_text(event)}}}'


def chained(parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each line of the journal with its hash."""
    previous = GENESIS
    for body in parts:
        previous = hashlib.sha256((previous + body).encode()).hexdigest()
        yield f'{{"body":{body},"hash":"{previous}"}}', previous


def digest(drill: Drill) -> str:
    """SHA-256 over all inputs and events of a drill, with the seed: two drills are the same if theirs are."""
    parts = [canonical(drill.seed), *map(action_text, drill.inputs), *map(event_text, drill.events)]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def header_of(drill: Drill, lang: str, **extra: Any) -> Header:
    """The header for a drill whose scenario came from the library or from a file."""
    return Header(drill.script.id, drill.seed, drill.script.source, lang, extra, drill.coefficients)


def write_journal(path: Path, header: Header, drill: Drill) -> None:
    """Writes the journal of a drill; raises OSError where the file cannot be written."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line, _ in chained(bodies(header, drill)):
            file.write(line + "\n")


def read_journal(path: Path) -> Journal:
    """A journal from a file; raises JournalError for one that is damaged, with the line."""
    try:
        with path.open("rb") as file:
            return _read(file, path.name)
    except OSError as error:
        raise JournalError(f"{path}: cannot be read ({error.strerror or error})") from error


def replay(journal: Journal) -> Drill:
    """The drill again, from header and inputs alone; raises JournalError if its scenario cannot be used."""
    try:
        script = from_source(journal.header.source)
    except BadFile as error:
        raise JournalError(f"the scenario inside the journal cannot be used: {error}") from error
    try:
        drill = Drill(script, journal.header.seed, changed_numbers(journal.header.coefficients))
    except ValueError as error:
        raise JournalError(f"the numbers inside the journal cannot be used: {error}") from error
    for action in journal.inputs:
        drill.act(action)
    last = max((int(event.get("at_s", 0)) for event in journal.events), default=-1)
    drill.advance_to(last)
    return drill


def verify(journal: Journal, drill: Drill) -> None:
    """Raises JournalError at the first event that does not follow from header and inputs."""
    made = [event_text(event) for event in drill.events]
    written = [canonical(event) for event in journal.events]
    for number, (one, other) in enumerate(zip(made, written, strict=False), 1):
        if one != other:
            at_s = journal.events[number - 1].get("at_s")
            raise JournalError(f"event {number} (second {at_s}) does not follow from what was done before it")
    if len(made) != len(written):
        raise JournalError(f"the journal holds {len(written)} events where {len(made)} follow from what was done")
    if drill.inputs != list(journal.inputs):
        raise JournalError("the journal holds inputs that could not have been taken at their time")


def _read(lines: Iterable[bytes], name: str) -> Journal:
    header: Header | None = None
    inputs: list[Action] = []
    events: list[dict[str, Any]] = []
    previous = GENESIS
    for number, raw in enumerate(lines, 1):
        if number == 1 and not raw.startswith(FIRST):
            break
        body, previous = _link(raw, previous, f"{name}, line {number}")
        try:
            match body:
                case {"header": data} if header is None:
                    header = _header(data)
                case {"input": data} if header and not events:
                    inputs.append(action_from_json(data))
                case {"event": data} if header:
                    events.append(dict(data))
                case _:
                    raise ValueError("not a line that belongs here")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise JournalError(f"{name}, line {number}: {error}") from error
    if header is None:
        raise JournalError(f"{name}, line 1: this is no journal of a drill; it has no header")
    return Journal(header, tuple(inputs), tuple(events), previous)


def _link(raw: bytes, previous: str, where: str) -> tuple[dict[str, Any], str]:
    changed = JournalError(f"{where}: the journal was changed or damaged here; what follows cannot be trusted")
    if len(raw) > LONGEST_LINE or not raw.endswith(b"\n"):
        raise changed
    try:
        data = json.loads(raw)
        body = canonical(data["body"])
        expected = hashlib.sha256((previous + body).encode()).hexdigest()
        rebuilt = f'{{"body":{body},"hash":"{expected}"}}\n'.encode()
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise changed from error
    if rebuilt != raw or not isinstance(data["body"], dict):
        raise changed
    return data["body"], expected


def _header(data: Mapping[str, Any]) -> Header:
    if data.get("journal") != FORMAT:
        raise ValueError(f"written in format {data.get('journal')!r} of the journal; this program reads {FORMAT}")
    numbers = {str(name): float(value) for name, value in data.get("coefficients", {}).items()}
    return Header(str(data["scenario"]), int(data["seed"]), data["source"], str(data["lang"]), data["extra"], numbers)
