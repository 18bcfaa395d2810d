"""The moment of a reply: what its reader may know of the drill when it was said."""

from __future__ import annotations

from scenarios.field import Channel, Role
from scenarios.texts import Script
from sim.actions import Action, Say
from sim.drill import Drill
from sim.events import Announced, Answered, Delivered, Escalated
from sim.plan import plan_of
from sim.reading import Reader, Reading, Reply
from sim.teammates import Proposal


def reply_for(drill: Drill, who: Role, to: str, by: Channel, text: str, lang: str) -> Reply:
    """The reply with its context: who hears it, what was said to the clinic just before, whose names are in play."""
    people = drill.script.scenario.people
    situation, names = plan_of(drill.script).keep(f"moment:{lang}", lambda: _unchanging(drill.script, lang))
    say = Say("", drill.now_s + 1, who, to, by, text, Reading())
    return Reply(
        text=text,
        public=drill.is_outside(say),
        to=people[to].is_ if to in people else to,
        prompt=_prompt(drill, to, lang),
        situation=situation,
        names=names,
    )


def _unchanging(script: Script, lang: str) -> tuple[str, tuple[str, ...]]:
    """The case in a few words, and the names of those whose names must not be told."""
    private = [name for name, person in script.scenario.people.items() if person.is_ in ("patient", "family")]
    return script.text("title", lang), tuple(script.text(f"people.{name}.name", lang) for name in private)


def read_say(drill: Drill, reader: Reader, say: Say, lang: str) -> Say:
    """The same input with its reading, as of the drill's present moment."""
    reading = reader.read(reply_for(drill, say.who, say.to, say.by, say.text, lang))
    return say.read(reading.present())


def proposed(drill: Drill, reader: Reader, proposal: Proposal, lang: str) -> Action:
    """The input that a teammate's proposal becomes, read like anybody's."""
    action = proposal.action()
    return read_say(drill, reader, action, lang) if isinstance(action, Say) else action


def _prompt(drill: Drill, to: str, lang: str) -> str:
    """What was last said by the one who is addressed (to everybody: what was last asked in public)."""
    for event in reversed(drill.events):
        if not isinstance(event, (Delivered, Answered, Escalated, Announced)):
            continue
        if isinstance(event, Delivered) and event.line and (event.from_ == to or (to == "public" and event.due_s)):
            return drill.script.text(event.line, lang)
        if isinstance(event, (Answered, Escalated)) and event.line and event.person == to:
            return drill.script.spoken(event, lang)
        if isinstance(event, Announced) and announced_to(event, to):
            return event.text
    return ""


def announced_to(event: Announced, to: str) -> bool:
    """Whether words to this person, or to everybody, come after what a controller let somebody say."""
    return bool(event.from_) and (event.from_ == to or (to == "public" and "public" in event.to))
