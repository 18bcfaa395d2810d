"""Every number of the model of people and publics, in one place: value, unit, range, source and standing.

Standing: `sourced` read in the source named, `fitted` computed from public data, `chosen` by us: a training setting,
not a prediction. A scenario may set any number that has a range (`scenarios.numbers`); `docs/model.md` says what each
of them does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from scenarios.numbers import RANGES
from sim.coefficient import Coefficient, chosen
from sim.coefficients_spread import SPREAD
from sim.events import Feeling

T = TypeVar("T")


def _weights(group: str, source: str, **weights: float) -> dict[str, Coefficient]:
    return {f"{group}.{mark}": chosen(weight, "weight", source) for mark, weight in weights.items()}


def _eases(feeling: str, **weights: float) -> dict[str, Coefficient]:
    unit = "share of the feeling taken away"
    return {f"eases.{feeling}.{mark}": chosen(weight, unit, _EASES[feeling]) for mark, weight in weights.items()}


_SCCT: Final = "ordering of crisis clusters: Coombs 2007, doi 10.1057/palgrave.crr.1550049"
_SLOVIC: Final = "direction: Slovic 1993; size ours"
_ARISE: Final = "Arise 2017 survey of reply times, over 1,500 people; Weibull fit"
_LEWICKI: Final = "order: Lewicki, Polin & Lount 2016 (n=755); sizes ours"
_KIM: Final = "direction: Kim et al., J. Applied Psychology; size ours"
_BLAME: Final = "direction: Ma & Zhan 2016 (r = -.54); size ours, set so that random drills show it"
_THUNDER: Final = "direction: Arpan & Roskos-Ewoldsen 2005; no pooled size known, value ours"
_EXIT: Final = "the silent leave instead of complaining (Hirschman's exit and voice); values ours"
_NEEDS: Final = "what angry, anxious and silent patients need: seed document A; sizes ours"
_EASES: Final = {
    "anger": "empathy first (Schoofs et al.; HEARD, LAST); sizes ours",
    "anxiety": "facts and action calm anxiety (CERC); sizes ours",
    "gap": "what is known, not known, and when next (CERC); sizes ours",
}

TABLE: Final[dict[str, Coefficient]] = {
    # Where people start.
    "responsibility.victim": chosen(0.15, "0..1", _SCCT),
    "responsibility.accidental": chosen(0.45, "0..1", _SCCT),
    "responsibility.preventable": chosen(0.80, "0..1", _SCCT),
    "responsibility.history": chosen(0.10, "0..1", _SCCT),
    "responsibility.reputation": chosen(0.10, "0..1", "bad prior reputation intensifies: Coombs 2007; size ours"),
    "reputation.bad": chosen(0.35, "0..1", "prior trust below this counts as a bad reputation; ours"),
    "start.noise": chosen(0.03, "0..1, half width", "spread between seeds"),
    "start.gap": chosen(0.70, "0..1", "ours"),
    "start.anger": chosen(0.90, "share of responsibility", "responsibility carries anger: Coombs & Holladay 2007"),
    "start.anxiety": chosen(0.70, "share of the gap", "ours"),
    # What time does.
    "anger.half-life": chosen(3 * 3600, "s", "short-lived irritation: Verduyn & Lavrijsen 2015; value ours"),
    "anxiety.half-life": chosen(24 * 3600, "s", "anxiety outlasts anger: Verduyn & Lavrijsen 2015; value ours"),
    "anxiety.half-life.informed": chosen(8 * 3600, "s", "as above, once the information gap is below .3"),
    "exposure.hold": chosen(900, "s", "meeting it again prolongs an emotion: Verduyn 2009; value ours"),
    "gap.informed": chosen(0.30, "gap 0..1", "below it somebody is informed; ours"),
    "fear.heat": chosen(0.80, "share of anxiety that is heat", "of the anxious sort; ours"),
    "mood.upset": chosen(0.38, "heat 0..1", "from here on somebody sounds upset; ours"),
    "mood.furious": chosen(0.68, "heat 0..1", "from here on somebody sounds furious; ours"),
    "blame.half-life": chosen(36 * 3600, "s", _BLAME),
    "blame.anchor": chosen(0.75, "trust without blame", _BLAME),
    "blame.pull": chosen(0.48, "trust lost to full blame", _BLAME),
    "blame.weight": chosen(0.60, "per unit of blame above .45", _BLAME),
    # What silence does.
    "silence.anger": chosen(
        0.24, "per ln(1 + wait/scale)", "rumination while unanswered; sign: Lithium/Millward Brown"
    ),
    "silence.anxiety": chosen(0.16, "per ln(1 + wait/scale)", "as above"),
    "silence.trust": chosen(0.20, "per ln(1 + wait/scale)", "as above"),
    "silence.angry.anger": chosen(1.25, "factor", _NEEDS),
    "silence.anxious.anxiety": chosen(1.40, "factor", _NEEDS),
    "silence.silent.anger": chosen(0.60, "factor", "says nothing, and leaves; ours"),
    "silence.silent.trust": chosen(1.30, "factor", "as above"),
    "patience.shape": Coefficient(0.31, "Weibull shape", "fitted", _ARISE),
    "patience.counter": chosen(120, "s", "face to face; ours"),
    "patience.phone": chosen(300, "s", "ours"),
    "patience.line": chosen(900, "s", "ours, between phone and Facebook"),
    "patience.social": Coefficient(1656, "s", "fitted", _ARISE),
    "patience.review": chosen(24 * 3600, "s", "range 24 to 72 h; ours"),
    "patience.press-call": chosen(1800, "s", "an hour to deadline; half of it, ours"),
    "patience.press": chosen(3600, "s", "ours"),
    "patience.website": chosen(3600, "s", "ours"),
    "patience.internal": chosen(600, "s", "ours"),
    # What a reply does.
    "late.floor": chosen(0.3, "share of the effect that is left", "ours"),
    "late.doubt": chosen(0.6, "share of belief lost, at no patience left", "until a promise is kept; ours"),
    "level.1": chosen(0.35, "share of a full mark", "a formula weighs less than half of the real thing; ours"),
    "repeat": chosen(0.5, "discount per hearing", "the same good words wear off; ours"),
    "repeat.harm": chosen(0.35, "discount per hearing", "nobody expects better any more; ours"),
    "wants": chosen(1.6, "factor", "what somebody wants counts more; ours"),
    "full": chosen(0.62, "share of all that counts", "nobody says everything at once; ours"),
    "trust.gain": chosen(0.24, "of the distance to 1", "size ours"),
    "trust.loss": chosen(0.34, "of the trust there is", _SLOVIC),
    "wound.closed": chosen(
        0.6, "share of later words lost", "double deviation: Bitner, Booms & Tetreault 1990; size ours"
    ),
    "trust.halo": chosen(0.4, "share of a loss that prior trust takes up", "ours"),
    "trust.sympathy-only": chosen(-0.03, "0..1", "sign: DiStaso et al. 2015 (N=517)"),
    "trust.soft": chosen(0.45, "trust below which fixed losses shrink", "who trusts little has little to lose; ours"),
    "anger.harm": chosen(0.40, "of the distance to 1", "ours"),
    "audience.bystander": chosen(0.30, "share of the effect", "heard, but not addressed; ours"),
    "audience.concerned": chosen(0.8, "share of the harm", "to be blamed or exposed before everybody; ours"),
    "audience.team": chosen(0.5, "share of the effect", "on the staff, of what is said to the team; ours"),
    "audience.counter": chosen(0.5, "share of a bystander's", "overheard at the counter; ours"),
    "brushed.trust": chosen(-0.03, "0..1", "asking for details alone appeases nobody: Einwiller & Steilen 2015; ours"),
    "brushed.anger": chosen(0.12, "of the distance to 1", "as above"),
    "need.weight": chosen(1.3, "factor", _NEEDS),
    "need.unmet": chosen(0.6, "factor on all else", _NEEDS),
    # Apology.
    "apology.responsibility": chosen(0.27, "weight", _LEWICKI),
    "apology.repair": chosen(0.22, "weight", _LEWICKI),
    "apology.regret": chosen(0.15, "weight", _LEWICKI),
    "apology.explanation": chosen(0.15, "weight", _LEWICKI),
    "apology.repentance": chosen(0.15, "weight", _LEWICKI),
    "apology.forgiveness": chosen(0.06, "weight", _LEWICKI),
    "fit.competence": chosen(1.0, "factor", _KIM),
    "fit.integrity": chosen(0.5, "factor", _KIM),
    "fit.none": chosen(0.3, "factor", _KIM),
    "amends.anger": chosen(0.20, "of the anger there is", "ours"),
    "amends.trust": chosen(0.14, "of the distance to 1", "ours"),
    # Whose fault it is.
    "blame.admitted": chosen(0.02, "0..1", "an apology admits, where no fault was found; sign: Kim et al."),
    "blame.explained": chosen(-0.10, "0..1", "where no fault was found; SCCT denial and excuse; ours"),
    "blame.excused": chosen(-0.06, "0..1", "an accident explained; SCCT excuse (Coombs 2007); ours"),
    "blame.arguable": chosen(0.6, "responsibility 0..1", "below it an explanation takes away blame; ours"),
    "blame.excuse": chosen(0.9, "share of its worth lost at full blame", "explained, not owned: Coombs 2007; ours"),
    "blame.shifted": chosen(0.20, "0..1, at level 2", "ours"),
    "blame.defended": chosen(0.08, "0..1, at level 2", "ours"),
    "blame.contradicted": chosen(0.25, "0..1", "denial later contradicted; ours"),
    "blame.corrected": chosen(0.10, "0..1", "a denial that the clinic itself takes back; ours"),
    "blame.concealed": chosen(0.10, "0..1", "came out, and the clinic had not said it; ours"),
    "blame.disclosed": chosen(-0.08, "0..1", _THUNDER),
    "disclosed.severity": chosen(0.85, "factor on later losses", _THUNDER),
    # What the clinic's words are worth.
    "belief.contradiction": chosen(0.7, "factor on later messages", "two voices; ours"),
    "belief.trust": chosen(-0.05, "0..1", "for whoever heard both; ours"),
    "belief.floor": chosen(0.35, "share of the effect", "ours"),
    "hidden.rate": chosen(0.02, "per hour", "a concealed fact comes out; ours"),
    "hidden.denied": chosen(5.0, "factor on the rate", "a denial invites those who know better; ours"),
    "promise.within": chosen(1800, "s", "until when a follow-up without a time is in time; ours"),
    "promise.kept": chosen(0.03, "of the distance to 1", "ours"),
    "privacy.trust": chosen(-0.35, "0..1", "for everybody; ours"),
    "wrong-speaker.trust": chosen(-0.05, "0..1", "two voices; ours"),
    "leak.trust": chosen(-0.12, "0..1", "ours"),
    "false.trust": chosen(-0.12, "0..1", "denial later contradicted; ours"),
    "false.concealed": chosen(0.5, "share of the loss", "came out, and was concealed and not denied; ours"),
    # The ladder.
    "ladder.content": chosen(0.34, "quality 0..1", "a reply this good stops the ladder; ours"),
    "ladder.spread": chosen(0.15, "sd of ln(wait)", "chance around the author's time; ours"),
    "ladder.hurry": chosen(0.4, "share of the wait, per unit of heat above .5", "ours"),
    "ladder.rest": chosen(0.30, "heat 0..1", "nobody calmer than this goes on; ours, with the next"),
    "ladder.angry": chosen(1.0, "factor", _EXIT),
    "ladder.anxious": chosen(0.75, "factor", _EXIT),
    "ladder.calm": chosen(0.6, "factor", _EXIT),
    "ladder.silent": chosen(0.3, "factor", _EXIT),
    "ladder.surely": chosen(
        0.46, "heat 0..1", "everybody hotter does; set so that 60 % of the ignored escalate (Lithium/Millward Brown)"
    ),
    # The news and the spread.
    "news.unanswered.responsibility": chosen(0.10, "0..1", "“did not respond”; ours"),
    "news.unanswered.trust": chosen(-0.08, "0..1", "as above"),
    "news.answered.trust": chosen(-0.02, "0..1", "ours"),
    "spread.audience": chosen(20_000, "views", "by then 63 % of the public that matters has seen it; ours"),
    "spread.trust": chosen(-0.10, "0..1, for all of them", "ours"),
    "spread.anger": chosen(0.12, "of the distance to 1, for all of them", "ours"),
    **SPREAD,
    # Press, promises and the clinic's own people (sim.press, sim.articles, sim.reactions, sim.inside)
    "news.fair.trust": chosen(0.02, "0..1", "a report that tells what the clinic explained; ours"),
    "news.mixed.trust": chosen(-0.02, "0..1", "ours"),
    "news.harsh.trust": chosen(-0.05, "0..1", "ours"),
    "news.harsh.anger": chosen(0.03, "0..1", "ours"),
    "news.contradiction.trust": chosen(-0.07, "0..1", "two voices in print; direction: Slovic 1993; size ours"),
    "news.contradiction.responsibility": chosen(0.05, "0..1", "ours"),
    "news.leak.trust": chosen(-0.06, "0..1", "ours"),
    "news.second": chosen(0.6, "share of a first report's effect", "a second wave, only with something new; ours"),
    "article.fair": chosen(0.5, "quality 0..1", "from here on an article is fair; ours"),
    "article.mixed": chosen(0.2, "quality 0..1", "below it an article is harsh; ours"),
    "article.harm": chosen(0.3, "harm 0..1", "from here on an article is harsh; ours"),
    "deadline": chosen(7200, "s, median", "a reporter's deadline after the first call; ours"),
    "deadline.spread": chosen(0.69, "sigma of ln s", "95 % between 30 min and 8 h; ours"),
    "deadline.shortest": chosen(1800, "s", "as above"),
    "deadline.longest": chosen(28800, "s", "as above"),
    "promise.halves": chosen(0.5, "share of the harm", "a next update with a time, instead of an answer; ours"),
    "promise.broken.trust": chosen(-0.04, "0..1", "nobody was in touch by the time that was promised; ours"),
    "promise.broken.anger": chosen(0.04, "0..1", "as above"),
    "staff.briefed.trust": chosen(0.03, "0..1", "told what to say; sign: AHRQ CANDOR; ours"),
    "staff.briefed.anxiety": chosen(-0.06, "0..1", "as above"),
    "staff.supported.trust": chosen(0.04, "0..1", "care for the caregiver; sign: AHRQ CANDOR; ours"),
    "staff.supported.anxiety": chosen(-0.08, "0..1", "as above"),
    "leak.morale": chosen(0.42, "morale 0..1", "below it, staff whom nobody briefed may talk; ours"),
    "leak.rate": chosen(0.5, "per minute and unit of morale lacking", "ours"),
    "staff-leak.trust": chosen(-0.04, "0..1", "of those who read it; ours"),
    # How much of the responsibility is felt as anger at the start, by what somebody is to the clinic.
    **_weights(
        "angry",
        "share of responsibility felt as anger; ours",
        patient=1.0,
        family=1.0,
        public=0.6,
        journalist=0.25,
        regulator=0.25,
        staff=0.3,
        partner=0.2,
    ),
    # What counts for somebody who is party to the matter.
    **_weights(
        "room",
        "in the room empathy comes first: Schoofs et al.; sizes ours",
        empathy=3.0,
        active_listening=2.0,
        accountability=2.0,
        apology=1.5,
        explanation=2.0,
        corrective_action=2.0,
        follow_up=1.5,
        patient_centered=1.5,
        transparency=1.0,
        respect=0.7,
        support_offered=1.0,
        seek_solution=1.0,
        autonomy=0.7,
        dedicated_channel=0.8,
    ),
    # What counts for those who watch.
    **_weights(
        "outside",
        "the public needs facts and action: DiStaso et al. 2015; sizes ours",
        explanation=3.0,
        transparency=2.5,
        corrective_action=2.5,
        accountability=1.5,
        follow_up=1.5,
        dedicated_channel=1.2,
        patient_centered=1.2,
        empathy=1.2,
        apology=1.0,
        respect=0.5,
        support_offered=0.6,
        active_listening=0.5,
        seek_solution=0.4,
        autonomy=0.3,
    ),
    # How much harm a harmful mark does at level 2.
    **_weights(
        "harm",
        "no comment is about as bad as a defence (Galinsky, Diermeier & Uhlmann); sizes ours",
        defensiveness=0.35,
        blame_shifting=0.50,
        minimising=0.45,
        evasion=0.32,
        threat=0.60,
        privacy_breach=0.80,
        speculation=0.20,
        jargon=0.10,
        emotional_language=0.45,
        public_compensation=0.20,
    ),
    # Which share of a feeling a mark takes away.
    **_eases(
        "anger",
        empathy=0.30,
        active_listening=0.18,
        accountability=0.10,
        apology=0.08,
        corrective_action=0.08,
        follow_up=0.08,
        respect=0.05,
    ),
    **_eases(
        "anxiety",
        explanation=0.24,
        transparency=0.16,
        corrective_action=0.16,
        patient_centered=0.12,
        support_offered=0.12,
        follow_up=0.10,
    ),
    **_eases("gap", explanation=0.30, transparency=0.25, follow_up=0.20, dedicated_channel=0.10),
}

VALUES: Final[dict[str, float]] = {name: coefficient.value for name, coefficient in TABLE.items()}
"""The numbers alone, by name, as they stand unless a scenario sets them."""


class Numbers(dict[str, float]):
    """The numbers of one drill: `numbers["trust.gain"]`, and the weights of a group by their marks.

    A dict, since a drill asks for a number a thousand times; nobody changes one.
    """

    def __init__(self, changed: Mapping[str, float] | None = None) -> None:
        """`changed` by the scenario or by the journal; raises ValueError for a name or a value that cannot be."""
        super().__init__(VALUES)
        for name, value in (changed or {}).items():
            if name not in RANGES or name not in VALUES or not RANGES[name][0] <= value <= RANGES[name][1]:
                raise ValueError(f"{name}: {value!r} is not a number of the model, or is out of its range")
        self.update(changed or {})
        self.changed = {name: value for name, value in (changed or {}).items() if value != VALUES[name]}
        """Those that stand otherwise than in the table."""
        self.room = self.group("room")
        self.outside = self.group("outside")
        self.harm = self.group("harm")
        self.eases: dict[Feeling, dict[str, float]] = {
            "anger": self.group("eases.anger"),
            "anxiety": self.group("eases.anxiety"),
            "gap": self.group("eases.gap"),
        }
        self.kept: dict[Any, Any] = {}
        """Replies as somebody weighs them (`sim.weighing`), kept because the same are weighed again and again."""
        self.made: dict[Any, Any] = {}
        """What parts of the engine made of the numbers (`made_once`)."""
        self.silence: dict[tuple[str, str], tuple[float, float, float, float]] = {}
        """What silence does by channel and temper (`sim.minds`), kept because it is asked for at every second."""

    def made_once(self, key: Any, make: Callable[[], T]) -> T:
        """What a part of the engine makes of these numbers, made when it is first asked for under that key."""
        if key not in self.made:
            self.made[key] = make()
        found: T = self.made[key]
        return found

    def group(self, name: str) -> dict[str, float]:
        """`{"empathy": 3.0, …}` for `room`."""
        stem = f"{name}."
        return {key.removeprefix(stem): value for key, value in self.items() if key.startswith(stem)}


DEFAULT: Final = Numbers()
"""The numbers of a drill whose scenario sets none."""


def changed_numbers(recorded: Mapping[str, float]) -> dict[str, float] | None:
    """What a journal's numbers have other than ours, of those that can be set; None for a journal without numbers."""
    if not recorded:
        return None
    return {name: value for name, value in recorded.items() if name in RANGES and VALUES.get(name) != value}
