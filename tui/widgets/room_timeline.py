"""The timeline of injects at a controller's console: what came and waits, what is planned and what may come."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content

from scenarios.timing import span
from tui.room_desk import Data, RoomDesk
from tui.text import BLANK, cut, joined, lines, shown
from tui.widgets.room_list import Row

SIGNS: Final = {"came": "✓", "waiting": "●", "planned": "○", "conditional": "◇", "skipped": "–", "inserted": "+"}
STYLES: Final = {"came": "$success", "inserted": "$success", "waiting": "bold $warning", "planned": "$foreground"}


def inject_rows(desk: RoomDesk, width: int) -> list[Row]:
    """One line each, in the order of time; below them those whose time nobody knows."""
    injects = desk.part("injects")
    timed = sorted((each for each in injects if _timed(each)), key=lambda each: int(each["at_s"]))
    rows = [(str(each["id"]), _line(desk, each, width)) for each in timed]
    open_ = [each for each in injects if not _timed(each)]
    if open_:
        rows.append(("", shown(desk.t("If it comes to that"), "$muted")))
    return rows + [(str(each["id"]), _line(desk, each, width)) for each in open_]


def next_inject(desk: RoomDesk) -> str:
    """The inject that comes next, or the last one that came."""
    injects = sorted((each for each in desk.part("injects") if _timed(each)), key=lambda each: int(each["at_s"]))
    planned = [each for each in injects if each["state"] == "planned"]
    return str((planned[:1] or injects[-1:] or [{"id": ""}])[0]["id"])


def inject_of(desk: RoomDesk, name: str) -> Data | None:
    """The inject of that id."""
    return next((each for each in desk.part("injects") if each["id"] == name), None)


def inject_words(desk: RoomDesk, name: str, width: int, most: int) -> Content:
    """All about one: from whom, to whom, by which channel, and its words in at most so many lines."""
    inject = inject_of(desk, name)
    if inject is None:
        return BLANK
    whom = f"{inject['from']} → {inject['to']}" if inject["from"] else str(inject["to"])
    kind = f"  {desk.t('contingency')}" if inject["contingency"] else ""
    head = joined((whom, "bold"), (f"  {desk.names.channel(str(inject['by']))}{kind}", "$muted"))
    text = shown(str(inject["text"]) or desk.t("It has no words of its own.")).wrap(max(10, width))
    told = text[:most]
    if len(text) > most:
        told[-1] = shown(cut(told[-1].plain + " …", width))
    return lines(head, *told)


def inject_title(desk: RoomDesk, inject: Data) -> str:
    """Its title, or who says what in it."""
    words = " ".join(str(inject["text"]).split())
    told = f"{inject['from']}  {words}".strip()
    return str(inject["title"] or told or desk.t("(a turning point of the scenario)"))


def _timed(inject: Data) -> bool:
    return inject["at_s"] is not None and inject["state"] != "skipped"


def _line(desk: RoomDesk, inject: Data, width: int) -> Content:
    state = str(inject["state"])
    note, style = _note(desk, inject)
    sign = "!" if state == "waiting" and style == "bold $error" else SIGNS[state]
    time = desk.names.clock(int(inject["at_s"])) if _timed(inject) else "  –  "
    tag = f"{desk.t('contingency')} " if inject["contingency"] else ""
    room = max(8, width - cell_len(note) - cell_len(tag) - 9)
    base = STYLES.get(state, "$muted")
    return joined(
        (f"{sign} ", style if state == "waiting" else base),
        (f"{time} ", "$muted"),
        (cut(inject_title(desk, inject), room), "" if state in STYLES else "$muted"),
        (f" {tag}", "$accent"),
        (note, style),
    )


def _note(desk: RoomDesk, inject: Data) -> tuple[str, str]:
    """What stands at its right end, and in which style."""
    t, now = desk.t, desk.now_s
    over = desk.phase in ("ended", "hotwash")
    match inject["state"]:
        case "waiting" if over:
            return t("unanswered"), "$warning"
        case "planned" if over:
            return t("did not come"), "$muted"
        case "waiting":
            left = int(inject["due_s"] if inject["due_s"] is not None else now) - now
            if left >= 0:
                return f"{t('left')} {span(left)}", "bold $warning"
            return f"{t('overdue')} {span(-left)}", "bold $error"
        case "planned":
            return f"{t('comes in')} {span(max(0, int(inject['at_s']) - now))}", "$muted"
        case "skipped":
            return t("skipped"), "$muted"
        case "inserted":
            return t("inserted"), "$muted"
        case "conditional":
            return t("conditional"), "$muted"
        case _:
            return "", "$muted"
