"""How the score is made, in a few sentences, with its limits."""

from __future__ import annotations

from typing import Final

from scoring import names
from scoring.report.told import Told
from scoring.scorecard import Scorecard

LIMITS: Final = (
    "Coverage is the share of what could be scored that was. A dimension counts by its weight and its "
    "coverage; what was not scored is left out and never counts as zero.",
    (
        "Timeliness falls smoothly with the delay: little is lost at the deadline, half at twice the time "
        "given. There are no stairs."
    ),
    (
        "Principles weigh the marks found in each reply against what its moment called for. Marks are found "
        "in the words by rules, and rules can be wrong: every mark shows the words it rests on, and a "
        "person's judgement goes before the rule's."
    ),
    (
        "Outcome lies between the same drill with a team that says nothing (0) and with one that does all "
        "that is expected (100)."
    ),
    (
        "A cap is a hard limit on the total, for what no other merit makes up for: a patient's privacy "
        "breached, untruths told, the patient blamed, somebody other than the spokesperson talking to the "
        "press."
    ),
    (
        "The simulated people follow numbers that are partly taken from studies and partly chosen. They are a"
        " training setting, not a prediction of what real people would do."
    ),
    "The same scenario, seed and inputs give the same drill and the same digest, wherever it is played.",
)


NORMS: Final = (
    "The reference teams are simulated, and differ from run to run as teams do; they are not the clinics of the world. "
    "The number in brackets is the middle total of a team's runs. The careful team says the right words late and "
    "leaves some things out, as well-trained people do on an ordinary day: the percentile is taken among its runs "
    "alone. "
    "The interval says how far the percentile could move with other runs."
)


def method(told: Told, card: Scorecard, *, normed: bool = False) -> tuple[str, ...]:
    """The sentences, the weights of the dimensions first; with `normed` what a percentile means comes last."""
    each = told.t(", ").join(
        told.t("{name} {share:.0f}%").format(name=names.dimension_name(one.name, told.lang), share=100 * one.weight)
        for one in card.dimensions
    )
    first = told.t("The total weighs five dimensions, each from 0 to 100: {weights}.").format(weights=each)
    return (first, *(told.t(sentence) for sentence in (*LIMITS, *([NORMS] if normed else []))))
