"""What bystanders call themselves: made from faker's lists of first and last names and nothing else.

Faker's zh_TW provider would also give national-ID and telephone numbers of the real form: neither is ever asked for. A
handle holds at most two digits. faker is imported when the first name is needed, for it is slow to import.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from sim.dice import Dice

WORDS: Final = ("tw", "daily", "life", "cat", "mama", "run", "tea", "note", "hi", "coffee", "moon", "rice")
NICK_ZH: Final = ("{0}媽", "{0}爸", "阿{1}", "小{1}", "{0}{0}", "{1}姐", "{1}哥", "{2}", "{2}", "{2}")
"""{0} a syllable, {1} another, {2} a full given name: what people in Taiwan put on LINE and Facebook."""

FORMS: Final = ("{0}.{1}", "{0}_{1}", "{0}{3}", "{1}_{0}{3}", "{0}_{4}", "{4}.{0}", "{0}{2}_{3}")
"""{0} a first name, {1} a last name, {2} its first letter, {3} two digits, {4} a word."""


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(given names in Chinese, family names in Latin letters, English given names), sorted."""
    from faker.providers.person.en_US import Provider as English
    from faker.providers.person.zh_TW import Provider as Taiwanese

    given = sorted({str(name) for name in Taiwanese.first_names if len(name) == 2})
    family = sorted({str(name).lower().replace("-", "") for name in Taiwanese.last_romanized_names})
    english = sorted({str(name).lower() for name in English.first_names if str(name).isalpha() and len(name) < 8})
    return tuple(given), tuple(family), tuple(english)


def handle(dice: Dice, intimate: bool) -> str:
    """A handle; `intimate` for places where people go by Chinese nicknames (LINE, Facebook)."""
    given, family, english = _names()
    which = dice.large(6)
    if intimate:
        name = given[which[0] % len(given)]
        return NICK_ZH[which[1] % len(NICK_ZH)].format(name[1], name[0] if which[2] % 2 else name[1], name)
    first, last = english[which[0] % len(english)], family[which[1] % len(family)]
    return FORMS[which[5] % len(FORMS)].format(first, last, last[0], which[3] % 90 + 10, WORDS[which[4] % len(WORDS)])
