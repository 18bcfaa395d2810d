"""A small drill made by hand, with its scorecard: what the tests of the report tell from.

Ten minutes at a counter and on social media: one good reply, one harmful one, one silence, one article. Nothing of it
comes from the engine, so that a new number in the model of people leaves the reports of this drill as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scenarios.schema import Scenario
from scenarios.texts import Script, original_texts
from scoring.principles import Grade
from scoring.principles.outcome import Evidence as Line
from scoring.scorecard import (
    Cap,
    Dimension,
    ExpectationScore,
    Improvement,
    ObjectiveScore,
    Reach,
    ReplyScore,
    Scorecard,
    ScoredMark,
    Strength,
    Trust,
    VoiceSlip,
)
from scoring.turning import Kind, TurningPoint
from scoring.whatif import Change, Fork
from sim.actions import Action, Say
from sim.events import (
    Answered,
    Cause,
    Delivered,
    Did,
    Ended,
    Escalated,
    Event,
    Expected,
    Learned,
    Moved,
    Published,
    Said,
    Skipped,
    Slipped,
    Spread,
    Started,
)
from sim.minds import Feelings
from sim.reading import Evidence, Mark, Reading

GOOD_TEXT = "王太太，先生痛了一整晚，換作是我也會急。十點半前我親自打給您。"
BAD_TEXT = "影片內容不實，是家屬自己打錯電話，請立即下架。"

SCENARIO = {
    "format": "1",
    "language": "zh-TW",
    "title": "櫃檯前的十分鐘",
    "lasts": "10 min",
    "starts": "09:10",
    "summary": "家屬在櫃檯抗議，有人錄影。",
    "clinic": "安禾診所",
    "crisis": {"kind": "accidental", "severity": "3"},
    "objectives": [{"id": "calm", "text": "接住情緒"}],
    "roles": dict.fromkeys(("director", "medical", "pr", "admin", "legal", "service"), "職責"),
    "people": {
        "wang": {"name": "王太太", "is": "family", "weight": "2", "temper": "angry"},
        "public": {"name": "網友", "is": "public", "reach": "2000"},
    },
    "facts": [{"id": "calls", "text": "三通電話未接", "status": "confirmed"}],
    "sop": {
        "report": {"who": "service", "within": "2 min"},
        "convene": {"who": "director", "within": "4 min"},
    },
    "injects": [
        {
            "id": "counter",
            "at": "0 min",
            "from": "wang",
            "to": "service",
            "by": "counter",
            "title": "櫃檯抗議",
            "says": "我先生痛了一整晚，打了三通電話都沒人接！",
            "asks": {
                "within": "4 min",
                "answers": [{"id": "heard", "marks": ["empathy"], "says": "好，我等你電話。"}],
                "silence": {"says": "沒有人要理我嗎？"},
            },
            "expect": [
                {
                    "id": "first",
                    "do": "兩分鐘內接住情緒",
                    "who": "service",
                    "within": "2 min",
                    "marks": ["empathy", "active_listening"],
                    "objective": "calm",
                    "model": "王太太，您先坐，我聽您說。",
                }
            ],
        },
        {
            "id": "video",
            "at": "4 min",
            "from": "public",
            "to": "public",
            "by": "social",
            "title": "影片上網",
            "says": "這間診所出事都不接電話。",
            "spreads": {"proof": "video"},
            "asks": {"within": "4 min", "silence": {"says": "還在裝死？", "article": "診所未回應"}},
            "expect": [
                {
                    "id": "statement",
                    "do": "在影片下說明",
                    "who": ["pr", "director"],
                    "within": "3 min",
                    "marks": ["transparency"],
                    "avoid": ["threat"],
                    "model": "專線昨晚確實漏接，原因還在查。",
                }
            ],
        },
        {"id": "spare", "at": "6 min", "contingency": "yes", "says": "備用狀況", "unless": "first"},
    ],
}
ENGLISH = {
    "title": "Ten minutes at the counter",
    "summary": "A family protests at the counter and somebody films.",
    "clinic": "Anhe Clinic",
    "objectives.calm": "Meet the feelings",
    "people.wang.name": "Mrs Wang",
    "people.public.name": "People online",
    "facts.calls.text": "Three calls were not answered",
    "injects.counter.title": "Protest at the counter",
    "injects.counter.says.upset.1": "My husband was in pain all night and nobody picked up!",
    "injects.counter.asks.answers.heard.says.upset.1": "All right, I'll wait for your call.",
    "injects.counter.expect.first.do": "Meet her feelings within two minutes",
    "injects.counter.expect.first.model": "Mrs Wang, do sit down, I'm listening.",
    "injects.video.title": "A video goes online",
    "injects.video.says.upset.1": "This clinic does not pick up when something goes wrong.",
    "injects.video.asks.silence.says.upset.1": "Still playing dead?",
    "injects.video.asks.silence.article": "Clinic does not answer",
    "injects.video.expect.statement.do": "Explain under the video",
    "injects.video.expect.statement.model": "The line did miss calls last night; we are finding out why.",
    "injects.spare.says.upset.1": "A spare inject",
}


@dataclass(frozen=True)
class HandMade:
    """A drill that was written down instead of played."""

    script: Script
    events: list[Event]
    starts: Mapping[str, Feelings]
    inputs: list[Action]

    def start_feelings(self, person: str) -> Feelings:
        """Where somebody started."""
        return self.starts[person]


def hand_made(good: str = GOOD_TEXT, bad: str = BAD_TEXT, name: str = "王太太") -> HandMade:
    """The drill; its two replies and one person's name can be anything at all."""
    data = SCENARIO | {"people": {**SCENARIO["people"], "wang": {**SCENARIO["people"]["wang"], "name": name}}}  # type: ignore[dict-item,index]
    scenario = Scenario.model_validate(data, by_alias=True)
    english = ENGLISH if name == "王太太" else ENGLISH | {"people.wang.name": name}
    script = Script(scenario, {"zh-TW": original_texts(scenario), "en": english})
    starts = {"wang": Feelings(0.40, 0.60, 0.50, 0.50, 0.70), "public": Feelings(0.50, 0.30, 0.20, 0.40, 0.70)}
    return HandMade(script, events(good, bad), starts, inputs(good, bad))


def inputs(good: str, bad: str) -> list[Action]:
    """The two replies as they were put in, with their readings."""
    read = readings(good, bad)
    return [
        Say("a1", 60, "service", "wang", "counter", good, read["a1"]),
        Say("a3", 300, "pr", "public", "social", bad, read["a3"]),
    ]


def events(good: str, bad: str) -> list[Event]:
    """What happened, in order."""
    return [
        Started(0),
        Delivered(0, "counter", 1, "wang", ("service",), "counter", "injects.counter.says.upset.1", 240, "upset"),
        Expected(0, "first", "counter", "open", 120, "", None, ()),
        Said(60, "a1", "service", "wang", "counter", good, {"empathy": 2, "follow_up": 2}, ("counter",), False),
        Moved(
            60,
            "wang",
            _feelings(trust=0.46, anger=0.50),
            (
                Cause("trust", -0.01, "silence"),
                Cause("trust", 0.07, "empathy", 2),
                Cause("anger", 0.02, "silence"),
                Cause("anger", -0.12, "empathy", 2),
            ),
            "a1",
        ),
        Expected(60, "first", "counter", "missed", 120, "a1", None, ("active_listening",)),
        Answered(65, "wang", "counter", "heard", "a1", "counter", "injects.counter.asks.answers.heard.says.upset.1"),
        Did(90, "a2", "service", "report", "09:10 家屬抗議", False),
        Expected(90, "sop-report", "", "met", 120, "a2", 90, ()),
        Delivered(240, "video", 1, "public", ("public",), "social", "injects.video.says.upset.1", 480, "upset"),
        Spread(250, "video", 150, 3),
        Learned(260, "calls"),
        Said(300, "a3", "pr", "public", "social", bad, {"blame_shifting": 2, "threat": 2}, ("video",), False),
        Slipped(300, "a3", "pr", "repeats-false", "calls", "是家屬自己打錯電話"),
        Moved(
            300,
            "public",
            _feelings(trust=0.30, anger=0.55),
            (Cause("trust", -0.20, "threat", 2), Cause("anger", 0.25, "threat", 2)),
            "a3",
        ),
        Skipped(360, "spare"),
        Escalated(420, "wang", 1, "bureau", "phone", ""),
        Answered(481, "public", "video", "silence", "", "social", "injects.video.asks.silence.says.upset.1"),
        Published(481, "public", "video", "injects.video.asks.silence.article", False),
        Spread(600, "video", 1250, 31),
        Ended(600),
    ]


def _feelings(*, trust: float, anger: float) -> dict[str, float]:
    return {"trust": trust, "anger": anger, "anxiety": 0.4, "responsibility": 0.5, "gap": 0.6}


def evidence(text: str, quote: str, rule: str) -> tuple[Evidence, ...]:
    """A quote where it stands in the text."""
    at = text.index(quote)
    return (Evidence(quote, at, at + len(quote), rule),)


def readings(good: str = GOOD_TEXT, bad: str = BAD_TEXT) -> dict[str, Reading]:
    """The readings of the two replies; any other text than theirs has its first letters as evidence."""
    words = {"empathy": "換作是我也會急", "follow_up": "十點半前我親自打給您"}
    harm = {"blame_shifting": "是家屬自己打錯電話", "threat": "請立即下架"}
    return {"a1": _reading(good, words), "a3": _reading(bad, harm)}


def _reading(text: str, words: Mapping[str, str]) -> Reading:
    return Reading(
        {
            mark: Mark(2, evidence(text, quote if quote in text else text[:8], f"{mark}.test"), 0.9)
            for mark, quote in words.items()
        }
    )


def hand_card(good: str = GOOD_TEXT, bad: str = BAD_TEXT) -> Scorecard:
    """The scorecard of that drill."""
    read = readings(good, bad)
    return Scorecard(
        scenario="ten-minutes",
        seed=7,
        digest="ab" * 32,
        rules="crisis-drill rules 1",
        role="",
        total=50.0,
        uncapped=53.4,
        coverage=0.84,
        dimensions=(
            Dimension("timeliness", 61.0, 1.0, 0.20),
            Dimension("principles", 48.5, 1.0, 0.35),
            Dimension("process", 35.0, 1.0, 0.15),
            Dimension("voice", 65.0, 1.0, 0.08),
            Dimension("outcome", None, 0.0, 0.22),
        ),
        caps=(Cap("blaming", 50.0, "a3", 300, "是家屬自己打錯電話"),),
        expectations=_expectations(),
        replies=(
            _reply(
                "a1", 60, "service", "wang", "counter", good, "counter", 80.0, read, ("empathy", "active_listening")
            ),
            _reply("a3", 300, "pr", "public", "social", bad, "video", 0.0, read, ("transparency",)),
        ),
        strengths=(Strength("empathy", "a1", 60, "service", read["a1"].marks["empathy"].evidence[0].quote),),
        improvements=(
            Improvement("harmful", "threat", "a3", 300, "請立即下架", "injects.video.expect.statement.model", 9.5),
            Improvement("process", "sop-convene", "", None, "", "", 6.0),
            Improvement("weak", "first", "a1", 60, good, "injects.counter.expect.first.model", 4.0),
            Improvement("voice", "repeats-false", "a3", 300, "是家屬自己打錯電話", "", 2.8),
        ),
        objectives=(ObjectiveScore("calm", 0, 1, 42.0),),
        trust=Trust(0.4333, 0.4067),
        trust_of={"wang": _feelings(trust=0.46, anger=0.49), "public": _feelings(trust=0.30, anger=0.55)},
        reach=Reach(1250, 31, 1),
        slips=(VoiceSlip(300, "a3", "pr", "repeats-false", "calls", "是家屬自己打錯電話"),),
    )


def unscored_card() -> Scorecard:
    """The card of a drill in which nothing could be scored."""
    card = hand_card()
    nothing = tuple(replace(each, score=None, coverage=0.0) for each in card.dimensions)
    return replace(card, total=None, uncapped=None, coverage=0.0, dimensions=nothing, caps=(), objectives=())


def _expectations() -> tuple[ExpectationScore, ...]:
    return (
        ExpectationScore(
            "first", "counter", ("service",), "missed", 0, 120, 60, 60, 36.0, ("active_listening",), "a1", "calm", False
        ),
        ExpectationScore(
            "statement", "video", ("pr", "director"), "late", 240, 420, 470, 230, 71.0, (), "a3", "", False
        ),
        ExpectationScore("sop-report", "", ("service",), "met", 0, 120, 90, 90, 92.0, (), "a2", "", True),
        ExpectationScore("sop-convene", "", ("director",), "missed", 0, 240, None, None, 0.0, (), "", "", True),
    )


def _reply(
    action: str,
    at_s: int,
    who: str,
    to: str,
    by: str,
    text: str,
    inject: str,
    score: float,
    read: Mapping[str, Reading],
    wanted: tuple[str, ...],
) -> ReplyScore:
    marks = tuple(
        ScoredMark(action, at_s, who, to, mark, found.level, found.evidence, found.confidence, points, "")
        for (mark, found), points in zip(
            read[action].marks.items(), (40.0, 6.7) if score else (-40.0, -48.0), strict=True
        )
    )
    return ReplyScore(action, at_s, who, to, by, text, (inject,), score, marks, wanted, False)


def graded(bad: str = BAD_TEXT) -> list[Grade]:
    """How that drill kept six of the principles: two whole, one in part, two not at all, and one had no occasion."""
    kept = Line(60, "a1", "service", "wang", "換作是我也會急", "has", "empathy")
    late = Line(90, "a2", "service", "", "", "step-late", "report")
    denied = Line(300, "a3", "pr", "public", bad, "never", "blame_shifting")
    threat = Line(300, "a3", "pr", "public", bad, "never", "threat")
    return [
        Grade("empathy", "kept", 1, 1, kept),
        Grade("impartiality", "broken", 0, 1, denied),
        Grade("no_deletion_or_threat", "broken", 0, 1, threat),
        Grade("visual_aids", "not exercised", 0, 0, None),
        Grade("sop1_report", "broken", 1, 3, late),
        Grade("care_team", "kept", 1, 2, kept),
    ]


def turning(good: str = GOOD_TEXT, bad: str = BAD_TEXT, name: str = "王太太") -> list[TurningPoint]:
    """Three turning points of that drill: the first reply sooner, the second in other words, one never given."""
    played = hand_made(good, bad, name)
    first, second = played.inputs
    assert isinstance(first, Say) and isinstance(second, Say)
    late = [event for event in played.events if isinstance(event, (Published, Escalated))]
    said = replace(first, id="model-first", at_s=61, text="", reading=Reading())
    return [
        _point(played, "words", "statement", Change("a3", text="專線漏接"), second, 9.4, 0.061, gone=late),
        _point(played, "sooner", "first", Change("a1", delay_s=-45), replace(first, at_s=15), 4.0, 0.0, gone=late[:1]),
        _point(played, "said", "first", Change("", added=said), said, 0.3, -0.02, new=played.events[6:7]),
    ]


def _point(
    played: HandMade,
    kind: Kind,
    expectation: str,
    change: Change,
    say: Say,
    gain: float,
    trust: float,
    gone: Sequence[Event] = (),
    new: Sequence[Event] = (),
) -> TurningPoint:
    """One change, with a drill that went the same way but for trust at its end."""
    card = hand_card()
    ended = {who: {**felt, "trust": felt["trust"] + trust} for who, felt in card.trust_of.items()}
    then = replace(card, total=50.0 + gain, trust=Trust(card.trust.start, card.trust.end + trust), trust_of=ended)
    fork: Any = replace(played, inputs=[say])
    return TurningPoint(kind, expectation, Fork(change, fork, then, tuple(gone), tuple(new)), gain, trust)
