"""The lines above the console of those who watch: trust and reach; who is in, how to come in, the seed."""

from __future__ import annotations

from textual.content import Content

from live.room.seats import PLAYERS, WATCHERS
from tui.report_command import report_command
from tui.room_desk import RoomDesk
from tui.text import BLANK, Part, cut, joined, shown


def trust_words(desk: RoomDesk, *, reach: bool) -> Content:
    """`信任 62`, and with `reach` how many saw it."""
    t, public = desk.t, desk.shared.get("public")
    if public is None:
        return BLANK
    parts: list[Part] = [(f"{t('Trust')} ", "$muted"), (f"{public['trust']}", "bold")]
    if reach:
        for words, name in ((t("views"), "views"), (t("news articles"), "articles")):
            parts += [(f"  {public[name]:,}", "bold"), (f" {words}", "$muted")]
    return joined(*parts)


def room_words(desk: RoomDesk, link: str, width: int, *, wide: bool) -> Content:
    """Who is in, code and link (after ENDEX where the report lies), seed; of a long line the end is left out."""
    t, room = desk.t, desk.shared["room"]
    parts = [desk.link_words(), _who_is_in(desk)]
    if desk.phase in ("ended", "hotwash"):
        parts.append(joined((t("Report"), "$muted"), " " + report_command(room["drill"], desk.lang)))
    elif room["code"]:
        parts.append(joined((t("code"), "$muted"), " ", (str(room["code"]), "bold")))
        parts.append(joined((link, "$accent")) if wide else trust_words(desk, reach=False))
    parts.append(joined((t("seed"), "$muted"), f" {room['seed']}"))
    if wide:
        parts.append(joined((f"{t('inputs saved')} {desk.shared.get('inputs', 0)}", "$muted")))
    told = joined(*parts, sep="  ")
    return joined(" ", told if told.cell_length < width else shown(cut(told.plain, width - 2)))


def _who_is_in(desk: RoomDesk) -> Content:
    (here, players), (watching, watchers) = desk.here(PLAYERS), desk.here(WATCHERS)
    beside = (f"  {desk.t('beside')}", "$muted")
    return joined((desk.t("players"), "$muted"), f" {here}/{players}", beside, f" {watching}/{watchers}")
