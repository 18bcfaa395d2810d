"""The team's replies, each with its marks, the words behind them, what was lacking and the model answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring import names
from scoring.moment import announced_to
from scoring.report.parts.replies import Lack, MarkLine, Model, Quote, ReplyLine
from scoring.report.pieces import Numbered, pieces, place
from scoring.report.played import Played
from scoring.report.told import Told
from scoring.report.visible import clauses_around
from scoring.scorecard import ReplyScore, Scorecard
from sim.actions import Say
from sim.events import Announced, Answered, Delivered, Escalated, Event, Said
from sim.reading import GOOD_MARKS, MARKS, Evidence, Mark


def inserted_prompts(events: Sequence[Event]) -> dict[str, Announced]:
    """By reply, what a controller let somebody say, where that was the last that the reply's person had said."""
    found: dict[str, Announced] = {}
    last: list[Announced] = []
    for event in events:
        match event:
            case Announced() if event.from_:
                last.append(event)
            case Delivered() if event.line:
                last = [each for each in last if each.from_ != event.from_]
            case Answered() | Escalated() if event.line:
                last = [each for each in last if each.from_ != event.person]
            case Said():
                asked = next((each for each in reversed(last) if announced_to(each, event.to)), None)
                found |= {event.action: asked} if asked else {}
    return found


class Replies:
    """Lays out the replies of one drill."""

    def __init__(self, told: Told, drill: Played, card: Scorecard) -> None:
        self._told = told
        self._card = card
        self._readings = {action.id: action.reading for action in drill.inputs if isinstance(action, Say)}
        self._delivered = [event for event in drill.events if isinstance(event, Delivered)]
        self._inserted = inserted_prompts(drill.events)

    def all(self) -> tuple[ReplyLine, ...]:
        """The replies in the order in which they were given."""
        return tuple(
            self._reply(reply) for reply in sorted(self._card.replies, key=lambda each: (each.at_s, each.action))
        )

    def _reply(self, reply: ReplyScore) -> ReplyLine:
        marks, numbered = self._marks(reply)
        prompt = self._prompt(reply)
        words = self._told.text(prompt.line) if prompt else ""
        asked = self._inserted.get(reply.action)
        from_ = asked.from_ if asked else prompt.from_ if prompt else ""
        lang = self._told.lang
        return ReplyLine(
            action=reply.action,
            at_s=reply.at_s,
            clock=self._told.clock(reply.at_s),
            who=self._told.role(reply.who),
            to=self._told.who(reply.to),
            by=names.channel_name(reply.by, lang),
            teammate=reply.teammate,
            text=reply.text,
            score=round(reply.score, 1),
            prompt_who=self._told.who(from_) if asked or prompt else "",
            prompt=asked.text if asked else words,
            pieces=pieces(reply.text, numbered),
            marks=marks,
            lacks=tuple(self._lacks(reply)),
            models=tuple(self._models(reply)),
        )

    def _prompt(self, reply: ReplyScore) -> Delivered | None:
        """The last of what it answers that had come by then."""
        came = [event for event in self._delivered if event.inject in reply.answers and event.at_s <= reply.at_s]
        return max(came, key=lambda event: event.at_s, default=None)

    def _marks(self, reply: ReplyScore) -> tuple[tuple[MarkLine, ...], list[Numbered]]:
        points = {each.mark: each.points for each in reply.marks}
        read: dict[str, Mark] = dict(self._readings[reply.action].marks) if reply.action in self._readings else {}
        read |= {each.mark: Mark(each.level, each.evidence, each.confidence) for each in reply.marks}
        lines: list[MarkLine] = []
        numbered: list[Numbered] = []
        for mark in (name for name in MARKS if name in read and read[name].level):
            quotes = self._quotes(mark, reply.text, read[mark].evidence, numbered)
            called_for = mark in reply.wanted or mark not in GOOD_MARKS
            lines.append(self._mark(mark, read[mark], points.get(mark, 0.0), quotes, called_for))
        return tuple(lines), numbered

    def _quotes(
        self, mark: str, text: str, evidence: Sequence[Evidence], numbered: list[Numbered]
    ) -> tuple[Quote, ...]:
        """Each clause once, however many places of it were found."""
        quotes: dict[str, Quote] = {}
        for each in evidence:
            where = place(text, each)
            shown = each.quote if where is None else clauses_around(text, *where)
            if shown not in quotes:
                number = 1 + max((one.number for one in numbered), default=0)
                quotes[shown] = Quote(number, each.quote, shown, each.rule)
            numbered.append(Numbered(quotes[shown].number, mark in GOOD_MARKS, each))
        return tuple(quotes.values())

    def _mark(self, mark: str, read: Mark, points: float, quotes: tuple[Quote, ...], called_for: bool) -> MarkLine:
        lang = self._told.lang
        return MarkLine(
            id=mark,
            name=names.mark_name(mark, lang),
            good=mark in GOOD_MARKS,
            level=read.level,
            level_name=names.level_name(read.level, lang),
            points=round(points, 1),
            confidence=round(read.confidence, 2),
            quotes=quotes,
            hint=names.mark_hint(mark, read.level, lang) if called_for else "",
        )

    def _lacks(self, reply: ReplyScore) -> Iterator[Lack]:
        present = {each.mark for each in reply.marks if each.level}
        for mark in reply.wanted:
            if mark in GOOD_MARKS and mark not in present:
                yield Lack(mark, names.mark_name(mark, self._told.lang), names.mark_hint(mark, 0, self._told.lang))

    def _models(self, reply: ReplyScore) -> Iterator[Model]:
        """Of the expected actions that it fulfilled or attempted, else of those of the injects that it answers."""
        tried = [each.id for each in self._card.expectations if each.action == reply.action and not each.is_step]
        answered = [
            each.id
            for each in self._card.expectations
            if each.inject in reply.answers and reply.who in each.who and not each.is_step
        ]
        for expectation in tried or answered:
            text = self._told.model(expectation, reply.who)
            if text:
                yield Model(expectation, self._told.expected(expectation), text)
