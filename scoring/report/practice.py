"""What to practise next: for the weakest dimension, for the weakest mark, and for the time between crises."""

from __future__ import annotations

from collections import Counter
from typing import Final

from scoring import names
from scoring.report.told import Told
from scoring.scorecard import DimensionName, Scorecard
from sim.reading import BAD_MARKS, GOOD_MARKS

STRONG: Final = 85.0
"""From here on a dimension needs no drill of its own."""
FOR_DIMENSION: Final[dict[DimensionName, str]] = {
    "timeliness": (
        "Timeliness is weakest ({score}). Play the same seed again and stop at each inject: say aloud within "
        "one minute who answers, and what the first sentence is. The full answer may come later."
    ),
    "principles": (
        "The words are weakest ({score}). Take the three replies with the fewest points, put the model answer"
        " beside them, and rewrite them in your own words; then play the same seed again."
    ),
    "process": (
        "The procedure is weakest ({score}). Walk through the seven steps as a team without the drill, each "
        "saying what is theirs and who is the deputy; hang the list up, and play again with somebody who "
        "keeps the record."
    ),
    "voice": (
        "One voice is weakest ({score}). Before the next drill agree on the spokesperson and a deputy, and "
        "let every outward word pass the fact sheet and one second pair of eyes."
    ),
    "outcome": (
        "The outcome is weakest ({score}). Look at the curves for the act after which trust fell and did not "
        "come back, and play the same seed again with only that reply changed."
    ),
}
ALL_STRONG: Final = (
    "Every dimension is strong. Make it harder: another seed, another role for each, or only two people on duty."
)
FOR_GOOD: Final = "Ten minutes in pairs: say again, aloud, the replies that lacked “{mark}” ({count}). {hint}"
FOR_BAD: Final = (
    "Ten minutes in pairs: find the words that were read as “{mark}” ({count}) and say it another way. {hint}"
)

CALLS: Final = (
    "Between crises: have a nurse ring patients the day after a procedure and keep a list of the calls. "
    "Patients who trust you give you a chance to put a mistake right: less harm when something happens."
)
OPENNESS: Final = (
    "Between crises: put qualifications, fees and what to expect after each procedure on the website and "
    "on a leaflet in plain words. Who was told beforehand is easier to talk to afterwards: problems are "
    "solved sooner."
)
LINE: Final = (
    "Between crises: open one line for complaints (a number and a LINE account) with a promised time to "
    "reply, and go through it together every week. Whoever finds the door does not need the public."
)
CARE: Final = (
    "Between crises: practise the three dos and two don'ts at the counter once a month, and form a small "
    "care team that looks in on patients after a difficult visit. People who felt heard before speak up "
    "for you."
)
SURVEY: Final = (
    "Between crises: publish the satisfaction survey together with what was changed because of it. A "
    "clinic known for mending things gets its good name back sooner."
)
SUPPORT: Final = (
    "Between crises: settle who sits in the care team, which social worker and counsellor can be called, "
    "and how mediation works in your county. Both sides stay reasonable when help is at hand."
)
MEDIA: Final = (
    "Between crises: look at reviews and posts every day, keep up useful posts of your own, and give the "
    "spokesperson and the deputy media training once a year. The public stands by a clinic that it knows."
)
PROGRAMME: Final = {
    "follow_up": CALLS,
    "patient_centered": CALLS,
    "explanation": OPENNESS,
    "transparency": OPENNESS,
    "jargon": OPENNESS,
    "speculation": OPENNESS,
    "dedicated_channel": LINE,
    "evasion": LINE,
    "empathy": CARE,
    "active_listening": CARE,
    "respect": CARE,
    "defensiveness": CARE,
    "minimising": CARE,
    "emotional_language": CARE,
    "blame_shifting": CARE,
    "accountability": SURVEY,
    "corrective_action": SURVEY,
    "apology": SURVEY,
    "support_offered": SUPPORT,
    "seek_solution": SUPPORT,
    "autonomy": SUPPORT,
    "threat": MEDIA,
    "privacy_breach": MEDIA,
    "public_compensation": MEDIA,
}
"""Which part of the long-term programme prepares the ground for which mark."""


def practice(told: Told, card: Scorecard) -> tuple[str, ...]:
    """Two or three suggestions, the nearest first."""
    weakest = weakest_mark(card)
    found = [_dimension(told, card)]
    if weakest:
        mark, count = weakest
        form, level = (FOR_GOOD, 0) if mark in GOOD_MARKS else (FOR_BAD, 2)
        name, hint = names.mark_name(mark, told.lang), names.mark_hint(mark, level, told.lang)
        found.append(told.t(form).format(mark=name, count=count, hint=hint))
    found.append(told.t(PROGRAMME[weakest[0]] if weakest else CALLS if not card.reach.views else MEDIA))
    return tuple(found)


def _dimension(told: Told, card: Scorecard) -> str:
    scored = [(each.score, each.name) for each in card.dimensions if each.score is not None]
    if not scored or min(scored)[0] >= STRONG:
        return told.t(ALL_STRONG)
    score, name = min(scored)
    return told.t(FOR_DIMENSION[name]).format(score=f"{score:.0f}")


def weakest_mark(card: Scorecard) -> tuple[str, int] | None:
    """The mark that most replies lacked or, counted twice, the harmful one that most had; None if there is none."""
    lost: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for reply in card.replies:
        if reply.teammate:
            continue
        present = {mark.mark for mark in reply.marks if mark.level}
        wanting = [mark for mark in reply.wanted if mark in GOOD_MARKS and mark not in present]
        harmful = [mark for mark in BAD_MARKS if mark in present]
        shown.update([*wanting, *harmful])
        lost.update([*wanting, *harmful, *harmful])
    if not lost:
        return None
    mark = min(lost, key=lambda name: (-lost[name], name))
    return mark, shown[mark]
