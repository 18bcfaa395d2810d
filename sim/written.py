"""Events and inputs as canonical JSON: the text that the general way makes of them, in a fraction of the time.

The fields of each class of event are known in the order of their names, so nothing is copied or sorted. Whatever is not
a plain value, a tuple or a dict of them is left to the general way. Tests compare the two.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final, get_args

from sim.actions import Action, Say, action_to_json
from sim.events import FEELINGS, Cause, Event, Moved

canonical: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
"""One text for one value: keys sorted, no spaces, no escapes; raises ValueError for a number that is none."""
KEPT: Final = 20_000
_kept: Final[dict[float, str]] = {}
_FELT: Final = tuple(sorted(FEELINGS))
_quote: Final[Callable[[str], str]] = json.encoder.encode_basestring


def event_text(event: Event) -> str:
    """`canonical(event_to_json(event))`."""
    return _moved(event) if type(event) is Moved else _record(event)


def action_text(action: Action) -> str:
    """`canonical(action_to_json(action))`; a reading that many drills share is written once."""
    if not isinstance(action, Say) or action.document:
        return canonical(action_to_json(action))
    rest = {name: _text(getattr(action, name)) for name in ("at_s", "by", "id", "teammate", "text", "to", "who")}
    return (
        f'{{"at_s":{rest["at_s"]},"by":{rest["by"]},"id":{rest["id"]},"kind":"say","reading":{action.reading.canonical},'
        f'"teammate":{rest["teammate"]},"text":{rest["text"]},"to":{rest["to"]},"who":{rest["who"]}}}'
    )


def _text(value: Any) -> str:
    return _WRITERS.get(type(value), canonical)(value)


def _float(value: float) -> str:
    return repr(value) if math.isfinite(value) else canonical(value)


def _short(value: Any) -> str:
    """A number of four decimals; there are few of them, so their texts are kept."""
    if type(value) is not float:
        return _text(value)
    text = _kept.get(value)
    if text is None:
        text = _float(value)
        if value and len(_kept) < KEPT:  # 0.0 and -0.0 are one key
            _kept[value] = text
    return text


def _list(value: tuple[Any, ...] | list[Any]) -> str:
    return "[" + ",".join([_text(each) for each in value]) + "]"


def _dict(value: Mapping[str, Any]) -> str:
    return "{" + ",".join([f"{_quote(name)}:{_text(each)}" for name, each in sorted(value.items())]) + "}"


def _cause(cause: Cause) -> str:
    why = _quote(cause.why)
    return f'{{"by":{_short(cause.by)},"feeling":"{cause.feeling}","level":{cause.level},"why":{why}}}'


def _moved(event: Moved) -> str:
    """Nearly half of all events are of this class."""
    felt = event.after
    if len(felt) != len(_FELT):
        return _record(event)
    after = ",".join([f'"{name}":{_short(felt[name])}' for name in _FELT])
    causes = ",".join([_cause(each) for each in event.causes])
    return (
        f'{{"about":{_quote(event.about)},"after":{{{after}}},"at_s":{event.at_s},"causes":[{causes}],'
        f'"kind":"moved","person":{_quote(event.person)}}}'
    )


def _record(event: Any) -> str:
    values = vars(event)
    writers, rest = _WRITERS, canonical
    parts = [key + writers.get(type(value := values[name]), rest)(value) for key, name in _FIELDS[type(event)]]
    if values.get("quote") == "":
        parts.remove('"quote":""')
    return "{" + ",".join(parts) + "}"


def _fields(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """(how a field is written, with its colon; its name in Python), in the order of the former."""
    return tuple(sorted((f'"{each.name.rstrip("_")}":', each.name) for each in fields(kind)))


_FIELDS: Final = {kind: _fields(kind) for kind in get_args(Event)}
_WRITERS: Final[dict[type[Any], Callable[[Any], str]]] = {
    str: _quote,
    int: int.__repr__,
    bool: lambda value: "true" if value else "false",
    float: _float,
    type(None): lambda value: "null",
    tuple: _list,
    list: _list,
    dict: _dict,
    Cause: _cause,
}
