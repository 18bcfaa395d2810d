"""Every number of the model of people and publics, in one place: value, unit, source and standing.

Standing: `sourced` read in the source named, `fitted` computed from public data, `chosen` by us: a training setting,
not a prediction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

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


_SCCT: Final = "ordering of crisis clusters: Coombs 2007, doi 10.1057/palgrave.crr.1550049"
_SLOVIC: Final = "direction: Slovic 1993; size ours"
_ARISE: Final = "Arise 2017 survey of reply times, over 1,500 people; Weibull fit"

TABLE: Final[dict[str, Coefficient]] = {
    "responsibility.victim": _chosen(0.15, "0..1", _SCCT),
    "responsibility.accidental": _chosen(0.45, "0..1", _SCCT),
    "responsibility.preventable": _chosen(0.80, "0..1", _SCCT),
    "responsibility.history": _chosen(0.10, "0..1", _SCCT),
    "start.noise": _chosen(0.03, "0..1, half width", "spread between seeds"),
    "anger.half-life": _chosen(3 * 3600, "s", "short-lived irritation: Verduyn & Lavrijsen 2015; value ours"),
    "anxiety.half-life": _chosen(24 * 3600, "s", "anxiety outlasts anger: Verduyn & Lavrijsen 2015; value ours"),
    "anxiety.half-life.informed": _chosen(8 * 3600, "s", "as above, once the information gap is below .3"),
    "silence.anger": _chosen(
        0.24, "per ln(1 + wait/scale)", "rumination while unanswered; sign: Lithium/Millward Brown"
    ),
    "silence.anxiety": _chosen(0.16, "per ln(1 + wait/scale)", "as above"),
    "silence.trust": _chosen(0.12, "per ln(1 + wait/scale)", "as above"),
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
    "late.floor": _chosen(0.4, "share of the effect that is left", "ours"),
    "level.1": _chosen(0.35, "share of a full mark", "a formula weighs less than half of the real thing; ours"),
    "repeat": _chosen(0.5, "discount per hearing", "the same good words wear off; ours"),
    "trust.gain": _chosen(0.26, "of the distance to 1", "size ours"),
    "trust.loss": _chosen(0.34, "of the trust there is", _SLOVIC),
    "trust.halo": _chosen(0.4, "share of a loss that prior trust takes up", "ours"),
    "trust.sympathy-only": _chosen(-0.03, "0..1", "sign: DiStaso et al. 2015 (N=517)"),
    "anger.harm": _chosen(0.40, "of the distance to 1", "ours"),
    "audience.bystander": _chosen(0.4, "share of the effect", "heard, but not addressed; ours"),
    "privacy.trust": _chosen(-0.35, "0..1", "for everybody; ours"),
    "wrong-speaker.trust": _chosen(-0.05, "0..1", "two voices; ours"),
    "leak.trust": _chosen(-0.12, "0..1", "ours"),
    "false.trust": _chosen(-0.12, "0..1", "denial later contradicted; ours"),
    "news.unanswered.responsibility": _chosen(0.10, "0..1", "“did not respond”; ours"),
    "news.unanswered.trust": _chosen(-0.08, "0..1", "as above"),
    "news.answered.trust": _chosen(-0.02, "0..1", "ours"),
    "spread.trust": _chosen(-0.010, "per doubling of views", "ours"),
    "spread.anger": _chosen(0.015, "per doubling of views", "ours"),
    "ladder.content": _chosen(0.34, "quality 0..1", "a reply this good stops the ladder; ours"),
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
}

VALUES: Final[dict[str, float]] = {name: coefficient.value for name, coefficient in TABLE.items()}
"""The numbers alone, by name."""
