"""How the simulated people feel, who is silent, what does not fit together, and who sits where."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content

from live.room.names import seat_name
from scenarios.timing import span
from scoring.names import feeling_name, mood_name
from tui.figures import arrow, gauge
from tui.moods import STYLES
from tui.names import aside, named, quoted
from tui.room_desk import Data, RoomDesk
from tui.text import cut, joined, lines, shown
from tui.widgets.room_list import Row

SHOWN: Final = ("trust", "anger", "anxiety")
WORD: Final = 7
"""Cells for a mood in a word."""
GUESSED: Final = 5
"""From so many wrong codes on somebody may be guessing."""
COLUMNS: Final = 44
"""From this width on, names of seats stand in a column of their own."""


def mood_rows(desk: RoomDesk, width: int) -> list[Row]:
    """`許雅筑 憤怒  信任 31▼2  怒氣 71▲4  焦慮 61`; for a seat that sees no numbers, the mood in a word."""
    if desk.part("moods"):
        return [(f"mood-{each['id']}", _mood(desk, each, width)) for each in desk.part("moods")]
    return [(f"mood-{each['id']}", _seen(desk, each, width)) for each in desk.part("people")]


def _mood(desk: RoomDesk, person: Data, width: int) -> Content:
    mood, wide = person["mood"], width >= 70
    figures = [
        joined(
            (f" {feeling_name(feeling, desk.lang)} ", "$muted"),
            f"{person[feeling]:>2}",
            (f" {gauge(person[feeling], 6)}", "$primary") if wide else "",
            (f"{arrow(person[f'{feeling}_by']):<3}", "$accent"),
        )
        for feeling in SHOWN
    ]
    word = mood_name(mood, desk.lang)
    room = max(6, width - sum(each.cell_length for each in figures) - 1 - WORD)
    name = cut(str(person["name"]), min(room, 20))
    return joined((name, "bold"), " ", (cut(word, WORD), STYLES[mood]), *figures)


def _seen(desk: RoomDesk, person: Data, width: int) -> Content:
    mood = str(person["mood"])
    waits = [each for each in desk.part("waiting") if each["who"] == person["id"]]
    note = f"● {span(desk.now_s - int(waits[0]['asked_s']))}" if waits else ""
    head = joined(
        (str(person["name"]), "bold"),
        (f"  {person['kind']} · ", "$muted"),
        (str(person["mood_name"]), STYLES[mood]),
    )
    gap = max(1, width - head.cell_length - cell_len(note))
    first = joined(head, " " * gap, (note, "bold $warning"))
    return lines(first, (f"  {person['about']}", "$muted")) if person["about"] and width >= 60 else first


def alert_rows(desk: RoomDesk, width: int) -> list[Row]:
    """Who did nothing for long while something waits for them; then what contradicts, the latest first."""
    t = desk.t
    rows = [
        (
            f"silent-{each['member']}",
            joined(
                ("! ", "bold $warning"),
                (f"{each['seat']} {each['name']}", "bold"),
                (f"  {t('has done nothing for')} {span(int(each['s']))}", "$warning"),
            ),
        )
        for each in desk.part("silent")
    ]
    for number, slip in reversed(list(enumerate(desk.part("contradictions")))):
        head = joined(
            ("! ", "bold $error"),
            (f"{desk.names.clock(int(slip['at_s']))} ", "$muted"),
            named(str(slip["who"]), str(slip["what"]), desk.lang),
        )
        quote = (f"  {quoted(str(slip['quote']), desk.lang)}", "$muted")
        rows.append((f"slip-{number}", lines(head, quote) if slip["quote"] else head))
    rows += [
        (
            f"paper-{number}",
            joined(
                ("! ", "bold $error"),
                (f"{desk.names.clock(int(each['at_s']))} ", "$muted"),
                t("{who} published “{title}”, not yet: {lacked}").format(
                    who=each["who"],
                    title=each["title"],
                    lacked=("、" if desk.lang == "zh-TW" else ", ").join(each["lacked"]),
                ),
            ),
        )
        for number, each in reversed(list(enumerate(desk.part("unapproved"))))
    ]
    if guessed(desk):
        told = t("Somebody may be guessing the room code or the host key: {count} wrong ones so far.")
        rows.insert(0, ("doors", joined(("! ", "bold $error"), told.format(count=guessed(desk)))))
    return rows or [("", shown(t("Nothing calls for attention."), "$muted"))]


def guessed(desk: RoomDesk) -> int:
    """How many wrong codes there were, if they are more than people mistype."""
    wrong = int(desk.shared.get("wrong_codes", 0))
    return wrong if wrong >= GUESSED else 0


def alert_count(desk: RoomDesk) -> int:
    """How many there are."""
    parts = ("silent", "contradictions", "unapproved")
    return sum(len(desk.part(each)) for each in parts) + bool(guessed(desk))


def seat_rows(desk: RoomDesk, width: int) -> list[Row]:
    """Every seat, and who sits there: here, away, or simulated."""
    rows: list[Row] = []
    for seat in desk.part("seats"):
        name = seat_name(str(seat["seat"]), desk.lang)
        if width >= COLUMNS:
            name = cut(name, 12 if desk.lang == "zh-TW" else 24)
        if not seat["people"]:
            about = desk.t("simulated") if seat["simulated"] else desk.t("nobody")
            rows.append((f"seat-{seat['seat']}", joined(("○ ", "$muted"), name, (f"  {about}", "$muted"))))
        for person in seat["people"]:
            sign, style = ("● ", "$success") if person["here"] else ("◌ ", "bold $warning")
            told = "" if person["here"] else f"  {desk.t('not connected')}"
            me = f"  {aside(desk.t('you'), desk.lang).strip()}" if person["id"] == desk.me["id"] else ""
            words = joined((sign, style), name, (f"  {person['name']}", "bold"), (f"{me}{told}", "$muted"))
            rows.append((f"member-{person['id']}", words))
    return rows


def members(desk: RoomDesk) -> dict[str, tuple[str, str]]:
    """Name and seat of everybody in the room, by member."""
    return {
        str(person["id"]): (str(person["name"]), str(seat["seat"]))
        for seat in desk.part("seats")
        for person in seat["people"]
    }
