"""What the console of those who watch asks before it does something."""

from __future__ import annotations

from typing import Any, Final

from live.room.names import seat_name
from live.room.seats import PLAYERS, SEATS
from scenarios.field import CHANNELS
from scenarios.timing import span
from scoring.names import channel_name, role_name
from tui.moments_typed import moment_of
from tui.names import named
from tui.room_desk import RoomDesk
from tui.screens.room_base import RoomScreen
from tui.screens.room_form import Blank, FormWords, Values
from tui.text import joined, lines
from tui.widgets.room_goals import RATINGS
from tui.widgets.room_people import members
from tui.widgets.room_timeline import inject_of, inject_title

MOMENTS: Final = 15
"""So many of the latest entries of the feed can an observation be pinned to."""
NOBODY: Final = "-"


class ControlForms(RoomScreen):
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

    def ask_onward(self) -> None:
        """Start, end, hotwash: whatever comes next."""
        {"lobby": self._ask_start, "ended": self._ask_hotwash, "hotwash": self._tell_report}.get(
            self.desk.phase, self._ask_end
        )()

    def _ask_start(self) -> None:
        def words() -> FormWords:
            t = self.t
            seats = [each for each in self.desk.part("seats") if each["seat"] in PLAYERS]
            taken = [each for each in seats if each["people"]]
            told = t("{count} of {all} roles are taken by people; simulated teammates play the others.")
            if len(taken) == len(seats):
                told = t("All {all} roles are taken by people.")
            counted = told.format(count=len(taken), all=len(seats))
            who = [
                joined(("· ", "$accent"), f"{seat_name(each['seat'], self.lang)}  {person['name']}")
                for each in taken
                for person in each["people"]
            ]
            return FormWords(t("Start the drill?"), t("Start"), (), lines(counted, *who))

        self.ask("start", words, lambda _: self.make_call("start"))

    def _ask_end(self) -> None:
        def words() -> FormWords:
            t, desk = self.t, self.desk
            left = span(desk.ends_s - desk.now_s)
            told = t("Time runs on to ENDEX at once, {time} before its time. This cannot be undone.")
            return FormWords(t("End the drill now?"), t("End it"), (), lines(told.format(time=left)), urgent=True)

        self.ask("end", words, lambda _: self.make_call("end"))

    def _ask_hotwash(self) -> None:
        def words() -> FormWords:
            t = self.t
            told = t("Everybody gets three questions on their own device; answers show here as they come.")
            return FormWords(t("Open the hotwash?"), t("Open it"), (), lines(told))

        self.ask("hotwash", words, lambda _: self.make_call("hotwash"))

    def _tell_report(self) -> None:
        def words() -> FormWords:
            t = self.t
            command = f"crisis-drill report {self.desk.shared['room']['drill']} -o report.html"
            told = t("On the host's computer, this writes the after-action report:")
            return FormWords(t("Report"), t("Good"), (), lines(told, "", (command, "bold $accent")))

        self.ask("report", words, lambda _: None)

    def ask_resume_after_halt(self) -> None:
        """The drill was stopped for something real."""

        def words() -> FormWords:
            t = self.t
            why = str(self.desk.shared["room"]["halted"] or "")
            told = t("It was stopped because something real has happened. Is that looked after?")
            return FormWords(t("Resume the drill?"), t("Resume"), (), lines(told, (why, "bold")), urgent=True)

        self.ask("resume", words, lambda _: self.make_call("resume"))

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
