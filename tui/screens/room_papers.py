"""F3 in a room: the fact sheet; for those who watch, the SOP and the documents too."""

from __future__ import annotations

from textual.content import Content

from tui.names import aside, named
from tui.room_desk import Data, RoomDesk
from tui.screens.base import Reading
from tui.screens.sheets import FACT_SIGNS
from tui.text import Part, joined, lines, shown


def fact_lines(desk: RoomDesk) -> list[Content]:
    """What may be said, what is not known, what must not leave the clinic."""
    rows = []
    for fact in desk.part("facts"):
        sign, style = FACT_SIGNS[str(fact["status"])]
        about = aside(str(fact["status_name"]), desk.lang)
        rows.append(joined((f"{sign} ", style), str(fact["text"]), (about, "$muted")))
    return rows or [shown(desk.t("Nothing is on your fact sheet yet."), "$muted")]


def sop_lines(desk: RoomDesk) -> list[Content]:
    """The steps that were taken, and those that are due."""
    rows = []
    for step in desk.part("sop"):
        if step["done_s"] is not None:
            note = f"  {step['note']}" if step["note"] else ""
            time = desk.names.clock(int(step["done_s"]))
            rows.append(joined(("✓ ", "$success"), f"{step['name']}  ", (f"{time} {step['who']}{note}", "$muted")))
        elif step.get("due_s") is not None:
            late = int(step["due_s"]) < desk.now_s
            told = desk.t("was due") if late else desk.t("by")
            words = f"{told} {desk.names.clock(int(step['due_s']))}  {step['owner']}"
            sign = ("! ", "bold $error") if late else "○ "
            rows.append(joined(sign, f"{step['name']}  ", (words, "$muted")))
    return rows


def document_head(desk: RoomDesk, document: Data) -> Content:
    """`聲明 第 2 版  林 · ✓核對 ○審閱 ○核准`."""
    t = desk.t
    stages = [
        joined((f"✓{each['name']} ", "$success")) if each["at_s"] is not None else joined((f"○{each['name']} ", ""))
        for each in document["stages"]
    ]
    out = document["published_s"]
    if out is not None:
        told = joined((f"■ {t('published')} {desk.names.clock(int(out))} ", "bold $accent"))
    else:
        told = joined(*stages)
    version = t("version {number}").format(number=document["version"])
    return joined((str(document["title"] or document["id"]), "bold"), (f"  {version}  ", "$muted"), told)


class RoomPapers(Reading):
    """Facts, and for those who watch the rest."""

    def __init__(self, desk: RoomDesk, *, everything: bool) -> None:
        super().__init__()
        self._desk = desk
        self._everything = everything

    def title_words(self) -> str:
        """Its name."""
        return self.t("Facts, SOP, documents") if self._everything else self.t("Fact sheet")

    def body_words(self) -> Content:
        """Section by section."""
        t, desk = self.t, self._desk
        if not self._everything:
            return lines(*fact_lines(desk))
        documents: list[Part] = []
        for each in desk.part("documents"):
            documents += [document_head(desk, each), joined("  ", str(each["text"]))]
        return lines(
            (t("Fact sheet"), "bold $primary"),
            *fact_lines(desk),
            "",
            ("SOP", "bold $primary"),
            *sop_lines(desk),
            "",
            (t("Documents"), "bold $primary"),
            *(documents or [joined((t("There is no document so far."), "$muted"))]),
        )


class RoomCard(Reading):
    """F2 for a player: what the role knows, the situation, the objectives."""

    def __init__(self, desk: RoomDesk) -> None:
        super().__init__()
        self._desk = desk

    def title_words(self) -> str:
        """Its name."""
        return self.t("Role card")

    def body_words(self) -> Content:
        """The card."""
        return briefing_words(self._desk)


def briefing_words(desk: RoomDesk) -> Content:
    """What one's role knows and has to do, who speaks to the press, and how it begins."""
    t, briefing, lang = desk.t, desk.shared["briefing"], desk.lang
    goals = [joined(("· ", "$accent"), str(each["text"])) for each in briefing["objectives"]]
    aims: list[Part] = ["", (t("Objectives"), "bold $primary"), *goals] if goals else []
    role: list[Part] = [str(briefing["role"]), ""] if briefing["role"] else []
    return lines(
        joined((str(desk.me["seat_name"]), "bold"), (f"  {briefing['clinic']}", "$muted")),
        *role,
        joined((named(t("Spokesperson"), "", lang), "$muted"), str(briefing["spokesperson"])),
        "",
        (t("The situation"), "bold $primary"),
        str(briefing["summary"]),
        *aims,
    )
