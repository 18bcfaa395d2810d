"""Why a call is not taken: one sentence with the way out, and the status that a server gives with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from live.room.names import phase_name, seat_name
from scenarios.clean import clean
from scenarios.words import Lang, translator
from scoring.names import stage_name

EMPTY: Final = "it is empty"
ODD: Final = "it is not of the kind that belongs here"
_REASONS: Final = {
    "missing": "it is missing",
    "extra_forbidden": "there is no such field",
    "string_too_short": EMPTY,
    "string_too_long": "it is too long; at most {limit} characters",
    "too_long": "these are too many; at most {limit}",
    "greater_than_equal": "the least is {limit}",
    "less_than_equal": "the most is {limit}",
}


class RefusedError(Exception):
    """Nothing was changed; `str()` gives the sentence in English."""

    words = "That cannot be done here."
    status = 409

    def __init__(self, **parts: object) -> None:
        self.parts = parts
        super().__init__(self.sentence("en"))

    def sentence(self, lang: Lang) -> str:
        """Why not, and what to do instead."""
        return translator("live", lang)(self.words).format(**self.parts)


class UnknownCallError(RefusedError):
    """There is no such call."""

    words = "There is no call “{call}”. The page of the calls lists those that exist."
    status = 404


class FieldsError(RefusedError):
    """A field is missing, too long or not of its kind."""

    words = "{field}: {reason}. Correct it and send it again."
    status = 422

    @classmethod
    def of(cls, error: ValidationError) -> FieldsError:
        """About the first field that is not as it should be."""
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "?"
        return cls(field=clean(field)[:60], reason=_REASONS.get(first["type"], ODD), limit=_limit(first.get("ctx")))

    def sentence(self, lang: Lang) -> str:
        """The field, what is wrong with it, and what to do."""
        t = translator("live", lang)
        reason = t(str(self.parts["reason"])).format(limit=self.parts.get("limit", ""))
        return t(self.words).format(field=self.parts["field"], reason=reason)


class NotYoursError(RefusedError):
    """Another seat's to do; `seats` are those that may."""

    words = "This is not for your seat. Ask one of these to do it: {seats}."
    status = 403

    def sentence(self, lang: Lang) -> str:
        """Whom to ask."""
        names = [seat_name(seat, lang) for seat in self.parts["seats"]]  # type: ignore[attr-defined]
        return translator("live", lang)(self.words).format(seats=_listed(names, lang))


class NotNowError(RefusedError):
    """Not in this phase; `phases` are those in which it can be done."""

    words = "Not now: the room is at “{phase}”. It can be done at: {phases}."

    def sentence(self, lang: Lang) -> str:
        """When it can be done."""
        names = [phase_name(phase, lang) for phase in self.parts["phases"]]  # type: ignore[attr-defined]
        phase = phase_name(str(self.parts["phase"]), lang)
        return translator("live", lang)(self.words).format(phase=phase, phases=_listed(names, lang))


class TakenError(RefusedError):
    """Somebody sits there."""

    words = "{name} sits there. Choose another seat, or ask the controller to change it."


class StrangerError(RefusedError):
    """Not, or no longer, a member of the room."""

    words = "You are not in this room, or you have left it. Join again with the room code."
    status = 401


class FullError(RefusedError):
    """The room holds no more people."""

    words = "The room is full ({most} people). Ask the controller to let somebody go."


class LacksError(RefusedError):
    """A document has not passed all that stands before publication."""

    words = "“{title}” still lacks: {lacks}. Have it done first, or publish it anyway; that is recorded."

    def sentence(self, lang: Lang) -> str:
        """What it lacks."""
        names = [stage_name(stage, lang) for stage in self.parts["stages"]]  # type: ignore[attr-defined]
        return translator("live", lang)(self.words).format(title=self.parts["title"], lacks=_listed(names, lang))


class OutAlreadyError(RefusedError):
    """What has been published cannot be checked, approved or sent back any more."""

    words = "“{title}” is out already. Write a new version: that one can be checked and approved."


class NothingThereError(RefusedError):
    """What the call names does not exist."""

    words = "There is no “{name}” here. Look at the screen again and choose what stands there."
    status = 404


def _listed(names: Sequence[str], lang: Lang) -> str:
    return ("、" if lang == "zh-TW" else ", ").join(names)


def _limit(context: Mapping[str, Any] | None) -> str:
    return str(next((context[name] for name in ("max_length", "ge", "le") if name in context), "")) if context else ""
