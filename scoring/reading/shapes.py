"""Finds what no list can hold: numbers, times, telephone numbers, addresses, sums, and the shapes of some verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from scoring.reading.folding import fold_phrase

_NUM = "(?:[0-9]{1,4}|[一二三四五六七八九十兩幾半百]{1,4})"
_HOURS = "noon|midnight|[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MONTHS = "(?:jan|feb|march|april|may|june|july|aug|sept?|oct|nov|dec)"
_SHAPES: Final = {
    "phone": r"(?<![0-9a-z])(?:\+?886[- ]?)?\(?0[0-9]{1,3}\)?[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])"
    r"|(?<![0-9])\(?[0-9]{3}\)?[-. ][0-9]{3,4}(?:[-. ][0-9]{4})?(?![0-9])"
    r"|(?<![a-z])(?:分機|ext\.?|extension) ?#?[0-9]{1,5}",
    "mail": r"[a-z0-9_.+-]{1,40}@[a-z0-9-]{1,40}\.[a-z.]{2,20}",
    "link": r"https?://[!-~]{3,80}|www\.[!-~]{3,80}|line ?(?:id|@)[: ]{0,2}@?[a-z0-9_.-]{2,30}"
    r"|(?<![a-z0-9.])@[a-z][a-z0-9_.]{2,30}",
    "clock": rf"{_NUM}點(?:{_NUM}分?|半|整)?|(?<![0-9])[0-9]{{1,2}}:[0-9]{{2}}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2} ?(?:a\.?m|p\.?m)\b"
    rf"|\b(?:at|by|before|until) (?:{_HOURS})\b(?! (?:days|weeks|percent|of|people|patients))",
    "span": rf"{_NUM}個?(?:小時|鐘頭|分鐘|工作天|工作日|天|日|週|星期|禮拜|月)(?:之內|以內|內|後|以後|之後)?"
    r"|\b(?:an?|one|two|three|four|five|six|seven|ten|twelve|fifteen|thirty|few|[0-9]{1,3})"
    r"(?: (?:and a half|more|working|business|full))? ?-?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|nights?)\b",
    "date": rf"{_NUM}月{_NUM}[日號]|(?<![0-9])[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9])|{_NUM}號(?!線)"
    rf"|\b{_MONTHS}[a-z]{{0,6}}\.? [0-9]{{1,2}}\b|\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}[a-z]{{0,6}}\b",
    "money": r"(?:nt)?\$ ?[0-9][0-9,]{0,9}|[0-9][0-9,]{0,9} ?(?:元|塊|萬元?|dollars|ntd|usd)"
    rf"|{_NUM}[千萬]元?塊?",
    "number": r"(?<![0-9$.-])[0-9]{1,6}(?![0-9-])",
    "count": rf"{_NUM}(?:個人|個病人|位|名|床|床位|人次|通|台|支|針|筆|件)(?!醫師|護理師的|意見)"
    r"|\b(?:two|three|four|five|six|seven|eight|ten|twelve|fourteen|twenty|thirty|forty|fifty|eighty|[0-9]{1,4})"
    r" (?:of us|of them|patients|people|beds|nurses|doctors|children|families|clients|nights|others|cases|staff)\b",
    "past-verb": r"\b(?:[a-z]{2,12}ed|took|went|told|gave|came|found|sent|left|made|got|saw|knew|put|ran|began|fell"
    r"|lost|kept|met|broke|rang|was|were|had)\b",
    "must-feel": r"(?:一定|想必|肯定|必定)(?:是|會|都|也)?(?:又|很|非常|超|快要?|特別|覺得|感到|相當|不好|難)"
    r"[一-鿿]{1,6}|\bmust (?:be|feel|have been|have felt) (?!removed|deleted|a |the |taken|done|made)[a-z]{4,}",
    "when-promised": rf"{_NUM}個?(?:分鐘|小時|鐘頭|天|日|週|工作天)(?:後|內|之內|以內|之後)|半個?小時(?:後|內)"
    rf"|(?:今天|今晚|明天|明早|下午|晚上|早上|上午|傍晚|中午|週[一二三四五六日]){_NUM}點|{_NUM}點(?:以前|前|之前)|下班前|中午前"
    r"|\b(?:in|within) (?:half an hour|an hour|the hour|(?:[a-z]+|[0-9]+) (?:minutes|hours|days))\b"
    rf"|\bby (?:{_HOURS}|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|the end of)\b"
    rf"|\bat (?:{_HOURS}) (?:tonight|today|tomorrow)\b|\b(?:daily|every day|each day) at\b",
    "will-you": r"(?<!if )\b(?:i|we)(?:'ll| will) (?!help|let|hand|need|have to|sue|see you in|pursue|never|not )"
    r"(?:[a-z]+ ){1,3}(?:you|back|everyone|them to you)\b",
    "did-act": r"(?<![你他])已經?(?!收|看|讀|知|了|瞭|聽|盡|轉達|離|是|有|在|很|超|過|讓|造|經|說|不|簽|無|達|做到)"
    r"[一-鿿]{2}|\b(?:we|i)(?:'ve| have)(?: already| now| also)? "
    r"(?!read|seen|heard|noted|received|always|been|never|had|no|to|a|the|listened|got|every)[a-z]{3,}"
    r"|\b(?:we|i)(?:'re| are|'m| am|'ll also be|'ll be)(?: also| now| already)? "
    r"(?!going|looking|hoping|trying|writing|saying|being|having|feeling|doing|getting|listening|telling|sharing|waiting"
    r"|grieving|wondering|thinking|asking|taking|staying|going|covering|suffering|missing|sorry|talking|in touch)"
    r"[a-z]{3,9}ing\b",
}

_DIGITS: Final = " ".join("0123456789")
_NEEDS: Final = {
    "phone": _DIGITS,
    "mail": "@",
    "link": "http www. line @",
    "clock": f"點 {_DIGITS} _noon _midnight _one _two _three _four _five _six _seven _eight _nine _ten _eleven _twelve",
    "span": "小時 鐘頭 分鐘 工作 天 日 週 星期 禮拜 月 hour hr min day week month night",
    "date": "月 號 " + _DIGITS,
    "money": "$ 元 塊 萬 千 dollars ntd usd",
    "number": _DIGITS,
    "count": "個人 個病人 位 名 床 人次 通 台 支 針 筆 件 of_us of_them patients people beds nurses doctors children"
    " families clients nights others cases staff",
    "past-verb": "ed took went told gave came found sent left made got saw knew put ran began fell lost kept met broke"
    " rang was were had",
    "must-feel": "一定 想必 肯定 必定 must",
    "when-promised": "分鐘 小時 鐘頭 天 日 週 點 下班前 中午前 hour minutes days by_ tonight today tomorrow"
    " daily day_at",
    "will-you": "i'll i_will we'll we_will",
    "did-act": "已 i've i_have i'm i_am i'll we've we_have we're we_are we'm we_am we'll i're i_are",
}
"""One of these pieces (`_` is a space) stands wherever the shape does: the quickest way to see that it does not."""


@dataclass(frozen=True)
class Shape:
    """A pattern, and the pieces of which one stands wherever it does."""

    name: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


SHAPES: Final = [
    Shape(
        name,
        tuple(piece.replace("_", " ") for piece in fold_phrase(_NEEDS[name]).split()),
        re.compile(fold_phrase(shape)),
    )
    for name, shape in _SHAPES.items()
]


def shaped(text: str, slots: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    """Start, end and slot of each; `slots` gives the bit of each shape's name."""
    for shape in SHAPES:
        if any(map(text.__contains__, shape.needs)):
            bit = slots[shape.name]
            for match in shape.pattern.finditer(text):
                yield match.start(), match.end(), bit
