"""How somebody looks, in a word: whoever is afraid is not called calm, nor furious for being afraid."""

from __future__ import annotations

import pytest

from scenarios.shelf import load
from scenarios.words import LANGS
from scoring.names import mood_name
from sim.coefficients import DEFAULT
from sim.drill import Drill
from sim.minds import Feelings, look, mood
from tui.moods import STYLES


@pytest.mark.parametrize(
    ("anger", "anxiety", "word"),
    [
        (0.10, 0.10, "calm"),
        (0.37, 0.40, "calm"),
        (0.10, 0.60, "afraid"),
        (0.10, 0.95, "frantic"),
        (0.50, 0.40, "upset"),
        (0.45, 0.75, "afraid"),
        (0.80, 0.30, "furious"),
        (0.80, 0.95, "furious"),
        (0.70, 1.00, "frantic"),
    ],
)
def test_what_is_stronger_gives_the_word(anger, anxiety, word):
    assert look(Feelings(0.5, anger, anxiety, 0.5, 0.5)) == word


def test_only_who_is_neither_angry_nor_afraid_is_calm():
    """Whatever the temper; what they say still follows from the mood as before."""
    for anger in range(0, 101, 5):
        for anxiety in range(0, 101, 5):
            feelings = Feelings(0.5, anger / 100, anxiety / 100, 0.5, 0.5)
            if look(feelings) == "calm":
                assert mood(feelings, "anxious") == mood(feelings) == "calm"
            if look(feelings) in ("upset", "furious"):
                assert mood(feelings) == look(feelings)


def test_the_patient_in_pain_is_afraid_and_not_displeased():
    """Mr Wang starts with anger 25 and anxiety 78; old Mr Wang, who says that nothing is wrong, with 15 and 70."""
    drill = Drill(load("angry-patient"), 1)
    drill.advance_to(0)
    assert [drill.look(who) for who in ("patient", "grandpa", "wang", "bureau")] == [
        "afraid",
        "afraid",
        "upset",
        "calm",
    ]
    assert drill.mood("grandpa") == "calm"


def test_every_look_has_a_word_and_a_colour():
    looks = {
        look(Feelings(0.5, anger / 10, anxiety / 10, 0.5, 0.5), DEFAULT) for anger in range(11) for anxiety in range(11)
    }
    assert looks == set(STYLES)
    for lang in LANGS:
        assert len({mood_name(each, lang) for each in looks}) == 5
