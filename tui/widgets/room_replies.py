"""The replies as they come in, each with the marks that the reader proposes and what a person made of them."""

from __future__ import annotations

from textual.content import Content

from tui.room_desk import Data, RoomDesk
from tui.text import Part, joined, lines, shown
from tui.widgets.room_list import Row

LINES = 3
"""So much of a reply stands in the list; the sheet has all of it."""


def reply_rows(desk: RoomDesk, width: int) -> list[Row]:
    """The newest first."""
    rows = [(str(each["action"]), _words(desk, each, width)) for each in reversed(desk.part("replies"))]
    return rows or [("", shown(desk.t("Nobody has said anything so far."), "$muted"))]


def newest_reply(desk: RoomDesk) -> str:
    """Its id; empty before anybody said anything."""
    return str(desk.part("replies")[-1]["action"]) if desk.part("replies") else ""


def reply_of(desk: RoomDesk, action: str) -> Data | None:
    """The reply of that id."""
    return next((each for each in desk.part("replies") if each["action"] == action), None)


def reply_head(desk: RoomDesk, reply: Data) -> Content:
    """`10:14 公關經理 林小美 → 許雅筑  LINE`."""
    player = f" {reply['player']}" if reply["player"] else ""
    by = desk.names.channel(str(reply["by"]))
    return joined(
        (f"{reply['clock']} ", "$muted"),
        (f"{reply['who']}{player}", "bold $primary"),
        f" → {reply['to']}",
        (f"  {by}", "$muted"),
    )


def judged_level(desk: RoomDesk, action: str, mark: str) -> int | None:
    """What this person made of a mark; None where they said nothing so far."""
    found = [each for each in desk.own["judged"] if (each["action"], each["mark"]) == (action, mark)]
    return int(found[-1]["level"]) if found else None


def marks_words(desk: RoomDesk, reply: Data) -> Content:
    """`同理 2  具體承諾 1→2  ✓說明 1`: proposed, changed, confirmed."""
    parts: list[Part] = []
    for mark in reply["marks"]:
        level = judged_level(desk, str(reply["action"]), str(mark["mark"]))
        if level is None:
            parts.append((f"{mark['name']} {mark['level']}", "$accent"))
        elif level == mark["level"]:
            parts.append((f"✓{mark['name']} {level}", "$success"))
        else:
            parts.append((f"✓{mark['name']} {mark['level']}→{level}", "bold $success"))
    found = {str(mark["mark"]) for mark in reply["marks"]}
    added = [e for e in desk.own["judged"] if e["action"] == reply["action"] and e["mark"] not in found and e["level"]]
    parts += [(f"+{_mark(desk, str(each['mark']))} {each['level']}", "bold $success") for each in added]
    return joined(*parts, sep="  ") if parts else shown(desk.t("no mark found"), "$muted")


def _mark(desk: RoomDesk, mark: str) -> str:
    from scoring.names import mark_name

    return mark_name(mark, desk.lang)


def _words(desk: RoomDesk, reply: Data, width: int) -> Content:
    body = shown(str(reply["text"])).wrap(max(10, width - 2))
    told = [joined("  ", each) for each in body[:LINES]]
    if len(body) > LINES:
        told[-1] = joined(told[-1], (" …", "$muted"))
    marks = () if reply["inside"] else (joined("  ", marks_words(desk, reply)),)
    return lines(reply_head(desk, reply), *told, *marks)
