"""The folds of the training replies: groups of hands, each left out once, so that what was learned can be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scoring.reading.learn.corpus import Example, examples
from scoring.reading.model import Lang

FOLDS = 4
JUDGED = 2
"""So many of the folds choose the thresholds."""
QUICK = frozenset("qrst")
"""The letters of the hands whose raters were quick, and whose writers aimed at harm."""


def of_lang(lang: Lang) -> list[Example]:
    """The training replies of a language."""
    return [each for each in examples("train") if each.lang == lang]


def folds(known: Sequence[Example]) -> dict[str, int]:
    """Which of FOLDS groups each hand is in, as equal in number of replies as may be."""
    sizes = Counter(each.hand for each in known)
    return {name: at % FOLDS for at, name in enumerate(sorted(sizes, key=lambda name: (-sizes[name], name)))}


def others(lang: Lang, left: int | None) -> list[Example]:
    """The training replies of a language but those of a fold."""
    group = folds(of_lang(lang))
    return [each for each in of_lang(lang) if group[each.hand] != left]


def usual(lang: Lang, fold: int) -> list[Example]:
    """The replies of a fold by the hands whose marks are about as frequent as in the wild."""
    group = folds(of_lang(lang))
    return [each for each in of_lang(lang) if group[each.hand] == fold and each.hand[-1] not in QUICK]
