"""`join`: a seat in a room, at this terminal."""

from __future__ import annotations

import asyncio
import sys

from live.client import RoomClient
from live.client_link import Link
from live.client_seats import KeptSeat, KeptSeats
from live.client_trouble import BadLinkError, ClientError, NotTakenError, OutError
from live.room.calls import LONGEST_NAME
from scenarios.clean import clean
from scenarios.words import Lang, translator
from tui.exits import Exit
from tui.language import for_screens
from tui.sorry import sorry


def join_room(url: str, name: str | None, seat: str | None, key: str, asked: str | None) -> Exit:
    """Joins with what is given, and asks for the rest on a form; what goes wrong is one sentence."""
    lang = for_screens(asked)
    name = " ".join(clean(name or "").split())[:LONGEST_NAME]
    try:
        link = Link.of(url)
    except BadLinkError as error:
        return sorry(error.sentence(lang), Exit.USAGE)
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        t = translator("tui", lang)
        return sorry(t("This needs a terminal. In a browser, open {link}").format(link=link.whole), Exit.USAGE)
    try:
        sitting = asyncio.run(_arrive(link, lang, name, seat or "", key))
    except (NotTakenError, OutError) as error:
        return sorry(error.sentence(lang), Exit.FAILED)
    except ClientError as error:
        return sorry(error.sentence(lang), Exit.NO_CONNECTION)
    from tui.room_app import RoomApp
    from tui.screens.room_join import Given

    client = RoomClient(link, lang, KeptSeats())
    if sitting is not None:
        client.sit_as(sitting)
    RoomApp(lang, client, joined=sitting is not None, given=Given(name, seat or "pr", link.code, key)).run()
    return Exit.DONE


async def _arrive(link: Link, lang: Lang, name: str, seat: str, key: str) -> KeptSeat | None:
    """A seat, if all that is needed for one is known; as who one was, if this terminal was cut off."""
    client = RoomClient(link, lang, KeptSeats())
    try:
        await client.look()
        if not (name and seat and link.code):
            return None
        for kept in client.kept_seats(name, seat):
            if await client.come_back(kept):
                return client.as_seat()
        await client.join(name, seat, key)
        return client.as_seat()
    finally:
        await client.close()
