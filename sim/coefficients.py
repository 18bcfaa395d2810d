"""Every number of the model of people and publics, in one place: value, unit, range, source and standing.

Standing: `sourced` read in the source named, `fitted` computed from public data, `chosen` by us: a training setting,
not a prediction. A scenario may set any number that has a range (`scenarios.numbers`); `docs/model.md` says what each
of them does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from scenarios.numbers import RANGES
from sim.events import Feeling

Standing = Literal["sourced", "fitted", "chosen"]


@dataclass(frozen=True)
class Coefficient:
    """One number and where it comes from."""

    value: float
    unit: str
    standing: Standing
    source: str


def _chosen(value: float, unit: str, source: str) -> Coefficient:
    return Coefficient(value, unit, "chosen", source)


def _weights(group: str, source: str, **weights: float) -> dict[str, Coefficient]:
    return {f"{group}.{mark}": _chosen(weight, "weight", source) for mark, weight in weights.items()}


def _eases(feeling: str, **weights: float) -> dict[str, Coefficient]:
    unit = "share of the feeling taken away"
    return {f"eases.{feeling}.{mark}": _chosen(weight, unit, _EASES[feeling]) for mark, weight in weights.items()}


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
    "responsibility.victim": _chosen(0.15, "0..1", _SCCT),
    "responsibility.accidental": _chosen(0.45, "0..1", _SCCT),
    "responsibility.preventable": _chosen(0.80, "0..1", _SCCT),
    "responsibility.history": _chosen(0.10, "0..1", _SCCT),
    "responsibility.reputation": _chosen(0.10, "0..1", "bad prior reputation intensifies: Coombs 2007; size ours"),
    "reputation.bad": _chosen(0.35, "0..1", "prior trust below this counts as a bad reputation; ours"),
    "start.noise": _chosen(0.03, "0..1, half width", "spread between seeds"),
    "start.gap": _chosen(0.70, "0..1", "ours"),
    "start.anger": _chosen(0.90, "share of responsibility", "responsibility carries anger: Coombs & Holladay 2007"),
    "start.anxiety": _chosen(0.70, "share of the gap", "ours"),
    # What time does.
    "anger.half-life": _chosen(3 * 3600, "s", "short-lived irritation: Verduyn & Lavrijsen 2015; value ours"),
    "anxiety.half-life": _chosen(24 * 3600, "s", "anxiety outlasts anger: Verduyn & Lavrijsen 2015; value ours"),
    "anxiety.half-life.informed": _chosen(8 * 3600, "s", "as above, once the information gap is below .3"),
    "exposure.hold": _chosen(900, "s", "meeting it again prolongs an emotion: Verduyn 2009; value ours"),
    "blame.half-life": _chosen(36 * 3600, "s", _BLAME),
    "blame.anchor": _chosen(0.75, "trust without blame", _BLAME),
    "blame.pull": _chosen(0.48, "trust lost to full blame", _BLAME),
    "blame.weight": _chosen(0.60, "per unit of blame above .45", _BLAME),
    # What silence does.
    "silence.anger": _chosen(
        0.24, "per ln(1 + wait/scale)", "rumination while unanswered; sign: Lithium/Millward Brown"
    ),
    "silence.anxiety": _chosen(0.16, "per ln(1 + wait/scale)", "as above"),
    "silence.trust": _chosen(0.20, "per ln(1 + wait/scale)", "as above"),
    "silence.angry.anger": _chosen(1.25, "factor", _NEEDS),
    "silence.anxious.anxiety": _chosen(1.40, "factor", _NEEDS),
    "silence.silent.anger": _chosen(0.60, "factor", "says nothing, and leaves; ours"),
    "silence.silent.trust": _chosen(1.30, "factor", "as above"),
    "patience.shape": Coefficient(0.31, "Weibull shape", "fitted", _ARISE),
    "patience.counter": _chosen(120, "s", "face to face; ours"),
    "patience.phone": _chosen(300, "s", "ours"),
    "patience.line": _chosen(900, "s", "ours, between phone and Facebook"),
    "patience.social": Coefficient(1656, "s", "fitted", _ARISE),
    "patience.review": _chosen(24 * 3600, "s", "range 24 to 72 h; ours"),
    "patience.press-call": _chosen(1800, "s", "an hour to deadline; half of it, ours"),
    "patience.press": _chosen(3600, "s", "ours"),
    "patience.website": _chosen(3600, "s", "ours"),
    "patience.internal": _chosen(600, "s", "ours"),
    # What a reply does.
    "late.floor": _chosen(0.3, "share of the effect that is left", "ours"),
    "late.doubt": _chosen(0.5, "share of belief lost, at no patience left", "until a promise is kept; ours"),
    "level.1": _chosen(0.35, "share of a full mark", "a formula weighs less than half of the real thing; ours"),
    "repeat": _chosen(0.5, "discount per hearing", "the same good words wear off; ours"),
    "repeat.harm": _chosen(0.35, "discount per hearing", "nobody expects better any more; ours"),
    "wants": _chosen(1.6, "factor", "what somebody wants counts more; ours"),
    "full": _chosen(0.62, "share of all that counts", "nobody says everything at once; ours"),
    "trust.gain": _chosen(0.26, "of the distance to 1", "size ours"),
    "trust.loss": _chosen(0.34, "of the trust there is", _SLOVIC),
    "trust.halo": _chosen(0.4, "share of a loss that prior trust takes up", "ours"),
    "trust.sympathy-only": _chosen(-0.03, "0..1", "sign: DiStaso et al. 2015 (N=517)"),
    "trust.soft": _chosen(0.45, "trust below which fixed losses shrink", "who trusts little has little to lose; ours"),
    "anger.harm": _chosen(0.40, "of the distance to 1", "ours"),
    "audience.bystander": _chosen(0.33, "share of the effect", "heard, but not addressed; ours"),
    "brushed.trust": _chosen(-0.03, "0..1", "asking for details alone appeases nobody: Einwiller & Steilen 2015; ours"),
    "brushed.anger": _chosen(0.12, "of the distance to 1", "as above"),
    "need.weight": _chosen(1.3, "factor", _NEEDS),
    "need.unmet": _chosen(0.6, "factor on all else", _NEEDS),
    # Apology.
    "apology.responsibility": _chosen(0.27, "weight", _LEWICKI),
    "apology.repair": _chosen(0.22, "weight", _LEWICKI),
    "apology.regret": _chosen(0.15, "weight", _LEWICKI),
    "apology.explanation": _chosen(0.15, "weight", _LEWICKI),
    "apology.repentance": _chosen(0.15, "weight", _LEWICKI),
    "apology.forgiveness": _chosen(0.06, "weight", _LEWICKI),
    "fit.competence": _chosen(1.0, "factor", _KIM),
    "fit.integrity": _chosen(0.5, "factor", _KIM),
    "fit.none": _chosen(0.3, "factor", _KIM),
    "amends.anger": _chosen(0.20, "of the anger there is", "ours"),
    "amends.trust": _chosen(0.10, "of the distance to 1", "ours"),
    # Whose fault it is.
    "blame.admitted": _chosen(0.03, "0..1", "an apology admits, where no fault was found; sign: Kim et al."),
    "blame.explained": _chosen(-0.10, "0..1", "where no fault was found; SCCT denial and excuse; ours"),
    "blame.shifted": _chosen(0.20, "0..1, at level 2", "ours"),
    "blame.defended": _chosen(0.08, "0..1, at level 2", "ours"),
    "blame.contradicted": _chosen(0.25, "0..1", "denial later contradicted; ours"),
    "blame.corrected": _chosen(0.10, "0..1", "a denial that the clinic itself takes back; ours"),
    "blame.concealed": _chosen(0.10, "0..1", "came out, and the clinic had not said it; ours"),
    "blame.disclosed": _chosen(-0.08, "0..1", _THUNDER),
    "disclosed.severity": _chosen(0.85, "factor on later losses", _THUNDER),
    # What the clinic's words are worth.
    "belief.contradiction": _chosen(0.7, "factor on later messages", "two voices; ours"),
    "belief.trust": _chosen(-0.05, "0..1", "for whoever heard both; ours"),
    "belief.floor": _chosen(0.35, "share of the effect", "ours"),
    "hidden.rate": _chosen(0.02, "per hour", "a concealed fact comes out; ours"),
    "hidden.denied": _chosen(5.0, "factor on the rate", "a denial invites those who know better; ours"),
    "promise.within": _chosen(1800, "s", "until when a follow-up without a time is in time; ours"),
    "promise.kept": _chosen(0.03, "of the distance to 1", "ours"),
    "privacy.trust": _chosen(-0.35, "0..1", "for everybody; ours"),
    "wrong-speaker.trust": _chosen(-0.05, "0..1", "two voices; ours"),
    "leak.trust": _chosen(-0.12, "0..1", "ours"),
    "false.trust": _chosen(-0.12, "0..1", "denial later contradicted; ours"),
    # The ladder.
    "ladder.content": _chosen(0.34, "quality 0..1", "a reply this good stops the ladder; ours"),
    "ladder.spread": _chosen(0.15, "sd of ln(wait)", "chance around the author's time; ours"),
    "ladder.hurry": _chosen(0.4, "share of the wait, per unit of heat above .5", "ours"),
    "ladder.rest": _chosen(0.30, "heat 0..1", "nobody calmer than this goes on; ours, with the next"),
    "ladder.angry": _chosen(1.0, "factor", _EXIT),
    "ladder.anxious": _chosen(0.75, "factor", _EXIT),
    "ladder.calm": _chosen(0.6, "factor", _EXIT),
    "ladder.silent": _chosen(0.3, "factor", _EXIT),
    "ladder.surely": _chosen(
        0.54, "heat 0..1", "everybody hotter does; set so that 60 % of the ignored escalate (Lithium/Millward Brown)"
    ),
    # The news and the spread.
    "news.unanswered.responsibility": _chosen(0.10, "0..1", "“did not respond”; ours"),
    "news.unanswered.trust": _chosen(-0.08, "0..1", "as above"),
    "news.answered.trust": _chosen(-0.02, "0..1", "ours"),
    "spread.audience": _chosen(20_000, "views", "by then 63 % of the public that matters has seen it; ours"),
    "spread.trust": _chosen(-0.10, "0..1, for all of them", "ours"),
    "spread.anger": _chosen(0.12, "of the distance to 1, for all of them", "ours"),
    "share.rate": Coefficient(0.001, "shares per exposure", "sourced", "TiDeH defaults, Kobayashi & Lambiotte 2016"),
    "share.memory": Coefficient(300, "s", "sourced", "TiDeH: constant up to 5 minutes"),
    "share.theta": Coefficient(0.242, "power of forgetting", "sourced", "TiDeH, Zhao et al. 2015 (SEISMIC)"),
    "followers.mu": Coefficient(5.21, "ln followers", "fitted", "100 real cascades, about 395k sharers"),
    "followers.sigma": Coefficient(1.60, "ln followers", "fitted", "as above"),
    "heat": Coefficient(1.2, "per moral-emotional word", "sourced", "Brady et al. 2017 PNAS (n=563,312)"),
    "proof.photo": _chosen(1.25, "factor", "ours"),
    "proof.video": _chosen(1.5, "factor", "ours"),
    "views": _chosen(0.3, "share of followers who see a post", "ours"),
    "answer.good": _chosen(0.5, "factor on sharing", "signs: Herhausen et al. 2019"),
    "answer.weak": _chosen(0.8, "factor on sharing", "as above"),
    "answer.defensive": _chosen(1.15, "factor on sharing", "as above"),
    "answer.hostile": _chosen(1.8, "factor on sharing", "threat, deletion, privacy; ours"),
    # Press, promises and the clinic's own people (sim.press, sim.articles, sim.reactions, sim.inside)
    "news.fair.trust": _chosen(0.02, "0..1", "a report that tells what the clinic explained; ours"),
    "news.mixed.trust": _chosen(-0.02, "0..1", "ours"),
    "news.harsh.trust": _chosen(-0.05, "0..1", "ours"),
    "news.harsh.anger": _chosen(0.03, "0..1", "ours"),
    "news.contradiction.trust": _chosen(-0.07, "0..1", "two voices in print; direction: Slovic 1993; size ours"),
    "news.contradiction.responsibility": _chosen(0.05, "0..1", "ours"),
    "news.leak.trust": _chosen(-0.06, "0..1", "ours"),
    "news.second": _chosen(0.6, "share of a first report's effect", "a second wave, only with something new; ours"),
    "article.fair": _chosen(0.5, "quality 0..1", "from here on an article is fair; ours"),
    "article.mixed": _chosen(0.2, "quality 0..1", "below it an article is harsh; ours"),
    "article.harm": _chosen(0.3, "harm 0..1", "from here on an article is harsh; ours"),
    "deadline": _chosen(7200, "s, median", "a reporter's deadline after the first call; ours"),
    "deadline.spread": _chosen(0.69, "sigma of ln s", "95 % between 30 min and 8 h; ours"),
    "deadline.shortest": _chosen(1800, "s", "as above"),
    "deadline.longest": _chosen(28800, "s", "as above"),
    "promise.halves": _chosen(0.5, "share of the harm", "a next update with a time, instead of an answer; ours"),
    "promise.broken.trust": _chosen(-0.04, "0..1", "nobody was in touch by the time that was promised; ours"),
    "promise.broken.anger": _chosen(0.04, "0..1", "as above"),
    "staff.briefed.trust": _chosen(0.03, "0..1", "told what to say; sign: AHRQ CANDOR; ours"),
    "staff.briefed.anxiety": _chosen(-0.06, "0..1", "as above"),
    "staff.supported.trust": _chosen(0.04, "0..1", "care for the caregiver; sign: AHRQ CANDOR; ours"),
    "staff.supported.anxiety": _chosen(-0.08, "0..1", "as above"),
    "leak.morale": _chosen(0.42, "morale 0..1", "below it, staff whom nobody briefed may talk; ours"),
    "leak.rate": _chosen(0.5, "per minute and unit of morale lacking", "ours"),
    "staff-leak.trust": _chosen(-0.04, "0..1", "of those who read it; ours"),
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


class Numbers:
    """The numbers of one drill: `numbers["trust.gain"]`, and the weights of a group by their marks."""

    def __init__(self, changed: Mapping[str, float] | None = None) -> None:
        """`changed` by the scenario or by the journal; raises ValueError for a name or a value that cannot be."""
        self.changed: dict[str, float] = dict(changed or {})
        for name, value in self.changed.items():
            if name not in RANGES or name not in VALUES or not RANGES[name][0] <= value <= RANGES[name][1]:
                raise ValueError(f"{name}: {value!r} is not a number of the model, or is out of its range")
        self.values = VALUES | self.changed
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
        self.silence: dict[tuple[str, str], tuple[float, float, float, float]] = {}
        """What silence does by channel and temper (`sim.minds`), kept because it is asked for at every second."""

    def __getitem__(self, name: str) -> float:
        """The number of that name; raises KeyError."""
        return self.values[name]

    def get(self, name: str, default: float) -> float:
        """The number of that name, or the default."""
        return self.values.get(name, default)

    def group(self, name: str) -> dict[str, float]:
        """`{"empathy": 3.0, …}` for `room`."""
        stem = f"{name}."
        return {key.removeprefix(stem): value for key, value in self.values.items() if key.startswith(stem)}


DEFAULT: Final = Numbers()
"""The numbers of a drill whose scenario sets none."""


def changed_numbers(recorded: Mapping[str, float]) -> dict[str, float] | None:
    """What a journal's numbers have other than ours, of those that can be set; None for a journal without numbers."""
    if not recorded:
        return None
    return {name: value for name, value in recorded.items() if name in RANGES and VALUES.get(name) != value}
