"""The evaluator's sheet: objectives with ratings, observations pinned to moments, and the answers of the hotwash."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tui.keys import msg
from tui.report_command import report_command
from tui.room_desk import RoomDesk
from tui.text import Part, joined, lines, shown
from tui.widgets.room_list import Row

RATINGS: Final = {
    "P": msg("performed without challenges"),
    "S": msg("performed with some challenges"),
    "M": msg("performed with major challenges"),
    "U": msg("unable to be performed"),
}
STYLES: Final = {"P": "bold $success", "S": "$success", "M": "bold $warning", "U": "bold $error"}


def goal_rows(desk: RoomDesk, width: int) -> list[Row]:
    """Each objective with its rating, and below it what was observed; last what belongs to none."""
    t = desk.t
    ratings = desk.own["ratings"]
    rows: list[Row] = []
    for number, goal in enumerate(desk.shared["briefing"]["objectives"], 1):
        rated = ratings.get(goal["id"])
        rating = str(rated["rating"]) if rated else "–"
        head = joined((f"{number} [{rating}] ", STYLES.get(rating, "$muted")), str(goal["text"]))
        why = [joined(("      ", ""), (str(rated["why"]), "$muted"))] if rated and rated["why"] else []
        rows.append((f"goal-{goal['id']}", lines(head, *why, *_observed(desk, str(goal["id"])))))
    loose = _observed(desk, "")
    general = joined((f"– {t('Observations without an objective')}", "$muted"))
    rows.append(("goal-", lines(general, *loose)))
    return rows


def _observed(desk: RoomDesk, goal: str) -> list[Part]:
    found = [each for each in desk.own["observations"] if each["objective"] == goal]
    return [
        joined((f"      {desk.names.clock(int(each['at_s']))} ", "$muted"), str(each["text"]))
        for each in sorted(found, key=lambda each: int(each["at_s"]))
    ]


def hotwash_rows(desk: RoomDesk, width: int) -> list[Row]:
    """The three questions with everybody's answers as they come, then what the evaluators wrote down."""
    t = desk.t
    told = desk.shared.get("hotwash") or {}
    rows: list[Row] = []
    drill = str(desk.shared["room"]["drill"])
    if desk.phase in ("ended", "hotwash"):
        where = t("The report: {command}").format(command=report_command(drill, desk.lang))
        rows.append(("", shown(where, "bold $primary")))
    if desk.phase != "hotwash":
        return [*rows, ("", shown(t("The hotwash begins when the controller opens it after ENDEX."), "$muted"))]
    for question in desk.own["questions"]:
        answers = [each for each in told.get("answers", []) if each["question"] == question["id"]]
        mine = (f"   {t('Enter: your own answer')}", "$muted")
        body = [joined(("   ", ""), (f"{each['name']}  ", "bold"), str(each["text"])) for each in answers]
        head = joined((str(question["text"]), "bold $primary"), "" if body else mine)
        rows.append((f"ask-{question['id']}", lines(head, *body)))
    rows += [("", each) for each in _sheets(desk)]
    return rows


def _sheets(desk: RoomDesk) -> list[Content]:
    """What was private until the hotwash: ratings and observations, with who made them."""
    told = desk.shared.get("hotwash") or {}
    goals = {each["id"]: str(each["text"]) for each in desk.shared["briefing"]["objectives"]}
    found: list[Content] = []
    for each in told.get("ratings", []):
        rating = str(each["rating"])
        why = f"  {each['why']}" if each["why"] else ""
        words = f"{goals.get(each['objective'], each['objective'])}  {each['name']}{why}"
        found.append(joined((f"[{rating}] ", STYLES.get(rating, "")), words))
    for each in sorted(told.get("observations", []), key=lambda each: int(each["at_s"])):
        head = (f"{desk.names.clock(int(each['at_s']))} ", "$muted")
        found.append(joined(head, (f"{each['name']}  ", "bold"), str(each["text"])))
    return [shown(desk.t("What the evaluators wrote down"), "bold $primary"), *found] if found else []
