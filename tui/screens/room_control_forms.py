"""What the console of those who watch asks before it steers, places, observes or answers."""

from __future__ import annotations

from typing import Any, Final

from live.room.names import seat_name
from live.room.seats import PLAYERS, SEATS
from scenarios.field import CHANNELS
from scoring.names import channel_name, role_name
from tui.moments_typed import moment_of
from tui.names import named
from tui.room_desk import RoomDesk
from tui.screens.room_form import Blank, FormWords, Values
from tui.screens.room_onward import OnwardForms
from tui.text import joined
from tui.widgets.room_goals import RATINGS
from tui.widgets.room_people import members
from tui.widgets.room_timeline import inject_of, inject_title

MOMENTS: Final = 15
"""So many of the latest entries of the feed can an observation be pinned to."""
NOBODY: Final = "-"


class ControlForms(OnwardForms):
    """Forms, each with the call that it becomes."""

    def ask_insert(self) -> None:
        """An inject that no scenario holds."""

        def words() -> FormWords:
            t, lang = self.t, self.lang
            people = [(str(each["name"]), str(each["id"])) for each in self.desk.part("people")]
            situation = (t("The situation itself"), NOBODY)
            whom = [(role_name(each, lang), each) for each in ("team", "public", *PLAYERS)]
            return FormWords(
                t("Insert an inject"),
                t("Send it now"),
                (
                    Blank("from", t("From"), "pick", NOBODY, choices=(situation, *people)),
                    Blank("to", t("To"), "pick", "team", choices=tuple(whom)),
                    Blank("by", t("Channel"), "pick", "internal", choices=_channels(self.desk)),
                    Blank("text", t("What is said or seen"), "text", needed=True),
                ),
                joined((t("It comes at once, and stands in the record as yours."), "$muted")),
            )

        def then(v: Values) -> None:
            from_ = "" if v["from"] == NOBODY else v["from"]
            fields: dict[str, Any] = {
                "does": "insert",
                "from": from_,
                "to": [v["to"]],
                "by": v["by"],
                "text": v["text"],
            }
            self.make_call("steer", **fields)

        self.ask("insert", words, then)

    def ask_move(self, inject: str) -> None:
        """Another time for an inject."""
        desk = self.desk

        def at(text: str) -> int | None:
            return moment_of(text, int(desk.shared["clock"]["starts_s"]), desk.now_s)

        def words() -> FormWords:
            t = self.t
            found = inject_of(desk, inject)
            title = inject_title(desk, found)[:60] if found else inject

            def wrong(values: Values) -> str:
                at_s = at(values["at"])
                if at_s is None:
                    return t("A time such as 10:30, or +5 for in five minutes.")
                if not desk.now_s < at_s <= desk.ends_s:
                    latest = desk.names.clock(desk.ends_s)
                    return t("That is not between now and ENDEX ({time}).").format(time=latest)
                return ""

            told = t("Now it is {time}. Its conditions still hold at the new time.").format(
                time=desk.names.clock(desk.now_s)
            )
            return FormWords(
                f"{t('Move')}  {title}",
                t("Move it"),
                (Blank("at", t("To what time"), hint=t("10:30, or +5 for in five minutes"), needed=True),),
                joined((told, "$muted")),
                wrong=wrong,
            )

        self.ask(
            f"move {inject}",
            words,
            lambda v: self.make_call("steer", does="move", inject=inject, to_s=at(v["at"]) or 0),
        )

    def ask_place(self, member: str) -> None:
        """Another seat for somebody, or out."""
        name, seat = members(self.desk).get(member, ("", "observer"))

        def words() -> FormWords:
            t = self.t
            seats = [(seat_name(each, self.lang), str(each)) for each in SEATS]
            return FormWords(
                named(t("Seat of"), name, self.lang),
                t("Do it"),
                (Blank("seat", t("Seat"), "pick", seat, choices=(*seats, (t("out of the room"), NOBODY))),),
                joined((t("Whoever sits there now becomes an observer; nothing of theirs is lost."), "$muted")),
            )

        def then(v: Values) -> None:
            self.make_call("place", member=member, seat=None if v["seat"] == NOBODY else v["seat"])

        self.app.call_later(self.ask, f"place {member}", words, then)

    def ask_observe(self, objective: str) -> None:
        """A rating, an observation, or both."""
        desk = self.desk

        def words() -> FormWords:
            t = self.t
            goals = [(str(each["text"]), str(each["id"])) for each in desk.shared["briefing"]["objectives"]]
            rated = desk.own["ratings"].get(objective)
            ratings = [("–", "-"), *((f"{each}  {t(about)}", each) for each, about in RATINGS.items())]
            return FormWords(
                t("Observe and rate"),
                t("Keep it"),
                (
                    Blank("goal", t("Objective"), "pick", objective, choices=((t("none"), ""), *goals)),
                    Blank("rating", t("Rating"), "pick", str(rated["rating"]) if rated else "-", choices=(*ratings,)),
                    Blank("at", t("Moment"), "pick", "now", choices=_moments(desk)),
                    Blank("text", t("What you saw (may stay empty)"), "text"),
                ),
                joined((t("Nobody else sees this before the hotwash."), "$muted")),
                wrong=lambda v: t("Choose an objective to rate.") if v["rating"] != "-" and not v["goal"] else "",
            )

        def then(v: Values) -> None:
            at_s = desk.now_s if v["at"] == "now" else int(v["at"])
            rated = desk.own["ratings"].get(v["goal"])
            if v["rating"] != "-" and (rated is None or rated["rating"] != v["rating"]):
                why = v["text"][:1000]
                self.make_call("rate", objective=v["goal"], rating=v["rating"], why=why)
            if v["text"].strip():
                self.make_call("observe", objective=v["goal"], at_s=max(0, at_s), text=v["text"])

        self.ask(f"observe {objective}", words, then)

    def ask_answer(self, question: str) -> None:
        """One's own answer to a question of the hotwash."""
        found = next((each for each in self.desk.own["questions"] if each["id"] == question), None)
        if found is None or self.desk.phase != "hotwash":
            return

        def words() -> FormWords:
            now = next(each for each in self.desk.own["questions"] if each["id"] == question)
            answer = Blank("text", self.t("Your answer"), "text", str(now["answer"]))
            return FormWords(str(now["text"]), self.t("Keep it"), (answer,))

        self.ask(f"answer {question}", words, lambda v: self.make_call("answer", question=question, text=v["text"]))


def _channels(desk: RoomDesk) -> tuple[tuple[str, str], ...]:
    return tuple((channel_name(each, desk.lang), str(each)) for each in CHANNELS)


def _moments(desk: RoomDesk) -> tuple[tuple[str, str], ...]:
    """Now, then the latest entries of the feed; two of one second are one moment."""
    now = (f"{desk.t('now')} {desk.names.clock(desk.now_s)}", "now")
    found: dict[str, str] = {}
    for item in reversed(desk.items):
        if item.at_s >= 0 and len(found) < MOMENTS:
            found.setdefault(str(item.at_s), f"{desk.names.clock(item.at_s)} {item.who} {item.text[:40]}")
    return (now, *((words, at_s) for at_s, words in found.items()))
