"""What the server itself says no to, each as one sentence with the way out."""

from __future__ import annotations

from typing import Any

from starlette.responses import JSONResponse

from live.room.refusal import RefusedError
from live.trouble import StoreError, StoreFullError
from scenarios.words import Lang


class WrongHostError(RefusedError):
    """Asked for under a name that this server does not go by (DNS rebinding looks like this)."""

    words = "This server is not reached under that name. Use the link that the host's screen shows."
    status = 403


class OtherSiteError(RefusedError):
    """A page of another site sent it."""

    words = "A page of another site cannot call this server. Open the link that the host's screen shows."
    status = 403


class NotJsonKindError(RefusedError):
    """The content type is not JSON."""

    words = "Only JSON is taken here: send it with the content type application/json."
    status = 415


class TooLargeError(RefusedError):
    """More than anybody types."""

    words = "This is too large. Shorten it and send it again."
    status = 413


class NotJsonError(RefusedError):
    """The body is no JSON object."""

    words = "This is not a JSON object. Send an object with the fields that the page of the calls shows."
    status = 400


class NoPageError(RefusedError):
    """No such path."""

    words = "There is nothing here. Open the link that the host's screen shows."
    status = 404


class NoMethodError(RefusedError):
    """A path that is not asked for in this way."""

    words = "This address is not asked for in this way. The page of the calls shows how."
    status = 405


class JoinedBeforeError(RefusedError):
    """The id of a join that was answered long ago, or was another one's."""

    words = "This join was answered before. Join again; if your seat is taken, the controller can give it back to you."


class BrokenError(RefusedError):
    """A mistake of the program."""

    words = "Something went wrong in the room's server. Nothing was lost; try again, and tell the host if it stays so."
    status = 500


class StumbledError(StoreError):
    """The drill's time cannot go on: a mistake of the program."""

    words = (
        "The drill cannot go on by itself at the moment ({reason}). What was acknowledged is kept, and it is tried "
        "again and again; if it stays so, end the drill, or stop the host and start it again with --resume."
    )


def answer_to(error: RefusedError | StoreError, lang: Lang, **more: Any) -> JSONResponse:
    """The sentence, its kind, and its status, with more that helps to go on."""
    trouble = 507 if isinstance(error, StoreFullError) else 503
    status = error.status if isinstance(error, RefusedError) else trouble
    body = {"error": error.sentence(lang), "kind": type(error).__name__, **more}
    retry = {"retry-after": str(error.parts["seconds"])} if "seconds" in error.parts else None
    return JSONResponse(body, status, headers=retry)
