"""The team's report, the private pages and the export, once the drill is over; each to those who may see it.

A player is given their own page, the controller the team's report or anybody's page. From the hotwash on everybody can
have the team's report; until then what evaluators wrote is kept back.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Literal
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import Response

from live.again import journal_text
from live.room.members import Member
from live.room.refusal import ODD, FieldsError, NothingThereError, NotNowError, NotYoursError
from live.room.reporting import judgements, recorded
from live.room.room import Room
from live.room.seats import Phase
from live.room.subjects import TeamDrill, person_subject, team_subject
from live.server.hosting import Hosting
from live.server.visitor import member_of
from scenarios.clean import clean
from scenarios.words import Lang
from scoring.report import Subject, report_html, report_json, report_markdown

Form = Literal["html", "md", "json"]
FORMS: Final[Mapping[str, tuple[str, Callable[[Subject], str]]]] = {
    "html": ("text/html", report_html),
    "md": ("text/markdown", report_markdown),
    "json": ("application/json", report_json),
}
OVER: Final[tuple[Phase, ...]] = ("ended", "hotwash")
TEAM: Final = "team"
KEPT: Final = 64
POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""A report carries its style within itself, and nothing else: no script of anybody's can run in it."""


async def report(hosting: Hosting, request: Request) -> Response:
    """`?of=team` or a member's id, `?form=html|md|json`, `?lang=`; without `of` one's own page, or else the team's."""
    member, room = member_of(hosting, request), hosting.room
    form = request.query_params.get("form", "html")
    lang = request.query_params.get("lang", member.lang)
    for field, fits in (("form", form in FORMS), ("lang", lang in ("en", "zh-TW"))):
        if not fits:
            raise FieldsError(field=field, reason=ODD)
    of = _allowed(room, member, request.query_params.get("of", ""))
    text = await _PAGES.setdefault(room, Pages()).page(room, of, form, "en" if lang == "en" else "zh-TW")
    return Response(text, media_type=FORMS[form][0], headers={"content-security-policy": POLICY})


async def export(hosting: Hosting, request: Request) -> Response:
    """The journal and what was done in the room, for the controller: two files of JSON Lines in one archive."""
    member, room = member_of(hosting, request), hosting.room
    if member.seat != "controller":
        raise NotYoursError(seats=("controller",))
    _check_over(room, OVER)
    data = await asyncio.to_thread(_archive, room)
    name = f'attachment; filename="{room.drill_id}.zip"'
    return Response(data, media_type="application/zip", headers={"content-disposition": name})


class Pages:
    """The reports of one room, each made once as long as nothing that stands in it changes."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, str, str, str], str] = OrderedDict()
        self._one = asyncio.Lock()

    async def page(self, room: Room, of: str, form: str, lang: Lang) -> str:
        """The report of the team, or of a member; one is made at a time, beside the server's own work."""
        async with self._one:
            found, mark = _as_it_is(room)
            key = (of, form, lang, mark)
            if key not in self._made:
                self._made[key] = await asyncio.to_thread(_written, found, of, form, lang)
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)
            return self._made[key]


_PAGES: Final[WeakKeyDictionary[Room, Pages]] = WeakKeyDictionary()


def _as_it_is(room: Room) -> tuple[TeamDrill, str]:
    """The room's drill as it is now, and a mark that changes with it."""
    private = room.state.phase == "hotwash"
    record = recorded(room.state, private=private)
    judged = judgements(room.state, room.drill) if private else []
    held_on = date.fromisoformat(room.header.created[:10])
    mark = hashlib.sha256(repr((record, judged)).encode()).hexdigest()
    return TeamDrill(room.drill, record, judged, room.header.lang, held_on, room.reader), mark


def _allowed(room: Room, member: Member, asked: str) -> str:
    """Whose page it is to be, `team` or a member's id; raises a RefusedError."""
    _check_over(room, OVER)
    record = recorded(room.state)
    control = member.seat == "controller"
    of = asked or (member.id if record.plays(member.id) and not control else TEAM)
    if of == TEAM:
        _check_over(room, OVER if control else ("hotwash",))
        return of
    if of != member.id and not control:
        raise NotYoursError(seats=("controller",))
    if not record.plays(of):
        raise NothingThereError(name=clean(of)[:80])
    return of


def _check_over(room: Room, phases: tuple[Phase, ...]) -> None:
    if room.state.phase not in phases:
        raise NotNowError(phase=room.state.phase, phases=phases)


def _written(found: TeamDrill, of: str, form: str, lang: Lang) -> str:
    subject = team_subject(found, lang) if of == TEAM else person_subject(found, of, lang)
    return FORMS[form][1](subject)


def _archive(room: Room) -> bytes:
    """A zip; tokens stay here, even as the hashes that are kept of them."""
    lines = []
    for entry in room.rooms.entries(room.drill_id):
        data = {name: value for name, value in entry.data.items() if name != "token"}
        lines.append(json.dumps({**entry.to_json(), "data": data}, ensure_ascii=False, sort_keys=True))
    files = {
        f"{room.drill_id}.journal.jsonl": journal_text(room.store.load(room.drill_id)),
        f"{room.drill_id}.room.jsonl": "".join(f"{line}\n" for line in lines),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()
