"""The numbers of how posts travel and of what is said under them; `sim.coefficients` holds them with all the others."""

from __future__ import annotations

from typing import Final

from sim.coefficient import Coefficient, chosen

_LIFE: Final = "half-lives by Graffius 2021-22 (X 24 min, Facebook 30-50 min), a practitioner's source"
_TALK: Final = "ours; that good replies calm: sign of Herhausen et al. 2019"
_HERHAUSEN: Final = "signs: Herhausen et al. 2019; sizes ours"
_AROUSAL: Final = "direction: Berger & Milkman 2012, arousal spreads and sadness does not; size as we recall it"
_COLOUR: Final = "what a post sounds like, its readers answer with (direction: Fan et al. 2016); ours"
_SHARES: Final = "share of comments, unanswered"
_TURN: Final = "power of the factor on sharing"

SPREAD: Final[dict[str, Coefficient]] = {
    # Each kind of platform.
    "threads.audience": chosen(2_000_000, "people", "Taiwan's public feeds; ours"),
    "threads.flat": Coefficient(300, "s", "sourced", "TiDeH: the memory is constant up to 5 minutes"),
    "threads.followers": Coefficient(5.21, "ln", "fitted", "100 real cascades, about 395k sharers"),
    "threads.spread": Coefficient(1.60, "sigma of ln", "fitted", "as above"),
    "threads.most": chosen(2_000_000, "people", "the largest account; ours"),
    "threads.look": chosen(0.3, "share of followers who ever see a post", "ours"),
    "threads.shares": chosen(1.0, "factor on the rate", "the platform the rate was read on"),
    "threads.talk": chosen(0.008, "comments per viewer", "ours"),
    "facebook.audience": chosen(1_000_000, "people", "a region's users; ours"),
    "facebook.flat": chosen(500, "s", _LIFE),
    "facebook.followers": chosen(5.4, "ln", "about 220 friends; ours"),
    "facebook.spread": chosen(1.2, "sigma of ln", "friends are capped, pages and groups are not; ours"),
    "facebook.most": chosen(1_000_000, "people", "ours"),
    "facebook.look": chosen(0.25, "share of followers who ever see a post", "ours"),
    "facebook.shares": chosen(1.0, "factor on the rate", "ours"),
    "facebook.talk": chosen(0.010, "comments per viewer", "ours"),
    "line.audience": chosen(60_000, "people", "the groups of a town; ours"),
    "line.flat": chosen(180, "s", "messages are read at once; ours"),
    "line.followers": chosen(3.7, "ln", "a group of about 40; ours"),
    "line.spread": chosen(0.9, "sigma of ln", "groups hold 500 at most; ours"),
    "line.most": chosen(500, "people", "the largest group"),
    "line.look": chosen(0.6, "share of members who read a message", "ours"),
    "line.shares": chosen(8.0, "factor on the rate", "small groups, passed on by hand; ours"),
    "line.talk": chosen(0.020, "comments per viewer", "ours"),
    "review.audience": chosen(20_000, "people", "who look a clinic up in a year; ours"),
    "review.flat": chosen(6 * 3600, "s", "found by searching, not by a feed; ours"),
    "review.followers": chosen(4.6, "ln", "about 100; ours"),
    "review.spread": chosen(1.2, "sigma of ln", "ours"),
    "review.most": chosen(20_000, "people", "ours"),
    "review.look": chosen(0.5, "share of those who look the clinic up", "ours"),
    "review.shares": chosen(0.3, "factor on the rate", "reviews are read, rarely passed on; ours"),
    "review.talk": chosen(0.001, "comments per viewer", "ours"),
    "news.audience": chosen(3_000_000, "people", "readers of the online press; ours"),
    "news.flat": chosen(900, "s", "news peaks last hours: Leskovec et al. 2009; value ours"),
    "news.followers": Coefficient(5.21, "ln", "fitted", "as threads"),
    "news.spread": Coefficient(1.60, "sigma of ln", "fitted", "as threads"),
    "news.most": chosen(3_000_000, "people", "ours"),
    "news.look": chosen(0.2, "share of readers who open an article", "ours"),
    "news.shares": chosen(0.7, "factor on the rate", "ours"),
    "news.talk": chosen(0.004, "comments per viewer", "ours"),
    # What a post is like.
    "share.rate": Coefficient(0.001, "shares per exposure", "sourced", "TiDeH defaults, Kobayashi & Lambiotte 2016"),
    "share.theta": Coefficient(0.242, "power of forgetting", "sourced", "TiDeH, Zhao et al. 2015 (SEISMIC)"),
    "share.decay": Coefficient(
        12 * 86_400,
        "s",
        "fitted",
        "median timing of viral posts to that of 100 real cascades of 2,000 and more (docs/model.md); TiDeH has 2 d",
    ),
    "share.branching": chosen(
        0.95,
        "shares per share, unanswered, at most",
        "real ones stay below 1, or not for long (SEISMIC); ours",
    ),
    "share.day": Coefficient(0.424, "0..1, swing by day and night", "sourced", "TiDeH defaults (r0)"),
    "share.phase": Coefficient(0.125, "days: least at 03:00", "sourced", "TiDeH defaults (phi0), read as local time"),
    "heat": Coefficient(1.2, "per moral-emotional word", "sourced", "Brady et al. 2017 PNAS (n=563,312)"),
    "proof.photo": chosen(1.25, "factor", "ours"),
    "proof.video": chosen(1.5, "factor", "ours"),
    "tone.angry": chosen(1.34, "factor on the rate", _AROUSAL),
    "tone.anxious": chosen(1.21, "factor on the rate", _AROUSAL),
    "tone.sad": chosen(0.84, "factor on the rate", _AROUSAL),
    "tone.angry.against": chosen(1.2, "factor on such comments", _COLOUR),
    "tone.angry.hot": chosen(1.2, "factor on heated comments", _COLOUR),
    "tone.anxious.worried": chosen(1.5, "factor on such comments", _COLOUR),
    "tone.sad.waiting": chosen(1.2, "factor on such comments", _COLOUR),
    "tone.sad.hot": chosen(0.8, "factor on heated comments", _COLOUR),
    # What replies make of it.
    "answer.good": chosen(0.5, "factor on sharing", _HERHAUSEN),
    "answer.weak": chosen(0.8, "factor on sharing", _HERHAUSEN),
    "answer.defensive": chosen(1.15, "factor on sharing", _HERHAUSEN),
    "answer.hostile": chosen(1.8, "factor on sharing", "threat, deletion, privacy; ours"),
    "answer.good.from": chosen(0.45, "quality 0..1", "from here on a reply is good; ours"),
    "answer.weak.from": chosen(0.20, "quality 0..1", "from here on it is at least something; ours"),
    "answer.harm.from": chosen(0.12, "harm 0..1", "from here on it does harm; ours"),
    "answer.least": chosen(0.25, "factor on sharing", "the least that replies make of it in all; ours"),
    "answer.most": chosen(1.8, "factor on sharing", "the most: what one hostile reply does; ours"),
    # What is said under it.
    "talk.against": chosen(0.50, _SHARES, _TALK),
    "talk.worried": chosen(0.22, _SHARES, _TALK),
    "talk.waiting": chosen(0.18, _SHARES, _TALK),
    "talk.defending": chosen(0.10, _SHARES, _TALK),
    "talk.against.turn": chosen(1.0, _TURN, _TALK),
    "talk.worried.turn": chosen(0.5, _TURN, _TALK),
    "talk.waiting.turn": chosen(-0.5, _TURN, _TALK),
    "talk.defending.turn": chosen(-1.0, _TURN, _TALK),
    "talk.hot": chosen(0.45, "share of comments, unanswered; grows as the root of the factor", _TALK),
    "talk.mood": chosen(1.5, "power of e, per unit of anger less trust", "comments follow what the public feels; ours"),
    "talk.fear": chosen(1.5, "power of e, per unit of anxiety", "comments follow what the public feels; ours"),
    "talk.shock": chosen(600, "s", "after a bad turn nobody praises the clinic; ours"),
    "talk.against.value": chosen(-1.0, "sentiment", _TALK),
    "talk.worried.value": chosen(-0.5, "sentiment", _TALK),
    "talk.waiting.value": chosen(0.0, "sentiment", _TALK),
    "talk.defending.value": chosen(1.0, "sentiment", _TALK),
    "talk.cool": chosen(0.6, "share of the sentiment that is left when said coolly", _TALK),
}
