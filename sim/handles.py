"""What bystanders call themselves, as neighbours in Taiwan do: from faker's lists of names and a few nicknames.

Faker's zh_TW provider would also give national-ID and telephone numbers of the real form: neither is ever asked for. A
handle holds at most two digits. faker is imported when the first name is needed, for it is slow to import.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from sim.dice import Dice

WORDS: Final = ("tw", "daily", "cat", "mama", "run", "tea", "note", "hi", "rice", "boba", "walk")
NICK_ZH: Final = ("{0}媽", "{0}爸", "阿{1}", "小{1}", "{0}{0}", "{1}姐", "{1}哥", "{2}", "{2}", "{2}")
"""{0} a syllable, {1} another, {2} a full given name: what people in Taiwan put on LINE and Facebook."""
CALLED: Final = (
    *("amy", "ariel", "cindy", "debby", "emma", "fiona", "grace", "ivy", "jessie", "kelly", "lily", "mandy", "nina"),
    *("peggy", "sandy", "tina", "vivi", "wendy", "yoyo", "andy", "allen", "ben", "eric", "jay", "jerry", "ken", "leo"),
    *("sam", "vic", "mimi", "nini", "momo", "kiki", "dudu", "lulu", "baobao", "tangtang", "xiaoyu", "ahao", "dawei"),
)
"""What people in Taiwan call themselves in Latin letters, beside their own names."""

FORMS: Final = (
    *("{0}.{1}", "{0}_{1}", "{1}{0}", "{1}.{2}{3}", "{0}{3}", "{0}_{4}"),
    *("{5}_{1}", "{5}.{0}", "{5}{3}", "{2}{1}{3}"),
)
"""{0} given name, {1} family name, {2} initials of the given name, {3} two digits, {4} a word, {5} a nickname."""


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(given names in Chinese; family names and given names in Latin letters, the latter with a hyphen), sorted."""
    from faker.providers.person.zh_TW import Provider as Taiwanese

    given = sorted({str(name) for name in Taiwanese.first_names if len(name) == 2})
    family = sorted({str(name).lower().replace("-", "") for name in Taiwanese.last_romanized_names})
    latin = sorted({str(name).lower() for name in Taiwanese.first_romanized_names if str(name).count("-") == 1})
    return tuple(given), tuple(family), tuple(latin)


def handle(dice: Dice, intimate: bool) -> str:
    """A handle; `intimate` for places where people go by Chinese nicknames (LINE, Facebook)."""
    given, family, latin = _names()
    which = dice.large(6)
    if intimate:
        name = given[which[0] % len(given)]
        return NICK_ZH[which[1] % len(NICK_ZH)].format(name[1], name[0] if which[2] % 2 else name[1], name)
    first, last = latin[which[0] % len(latin)], family[which[1] % len(family)]
    front, _, back = first.partition("-")
    nick, word = CALLED[which[2] % len(CALLED)], WORDS[which[4] % len(WORDS)]
    form = FORMS[which[5] % len(FORMS)]
    return form.format(front + back, last, front[0] + back[0], which[3] % 90 + 10, word, nick)
