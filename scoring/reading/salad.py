"""Good words strung together that do not hang together (keyword salad), or the same few words over and over."""

from __future__ import annotations

import re
from typing import Final

from scoring.reading.folding import fold_phrase

_MOST: Final = 3000
"""Characters that are looked at."""
_GOOD: Final = re.compile(
    fold_phrase(
        "同理|感同身受|體諒|理解|關懷|關心|陪伴|溫暖|感恩|感謝|致歉|道歉|歉意|抱歉|負責|負起|責任|承擔|檢討|改善|改進|精進|優化"
        "|追蹤|後續|專人|專責|專線|窗口|熱線|傾聽|聆聽|傾訴|溝通|透明|公開|誠信|誠懇|真誠|坦誠|安全|中心|至上|自主|選擇|第二意見"
        "|解決|調解|社工|支持|支援|協助|資源|尊重|重視|包容|品質|專業|永續|攜手|共好|說明|解釋|守護|友善"
    )
    + r"|\b(?:empath\w*|compassion\w*|understand\w*|car(?:e|ing)|apolog\w*|sorry|sincer\w*|accountab\w*|responsib\w*"
    r"|explanation|explain\w*|improve\w*|correct\w*|follow|escalated?|hotline|helpline|contact|listen\w*|transparen\w*"
    r"|open(?:ness)?|honest\w*|patients?|safety|autonomy|choices?|solutions?|mediation|support\w*|resources?|respect\w*"
    r"|valued?|quality|excellence|trust\w*|commit\w*|dignity|dialogue|opinion)\b"
)
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_WORD: Final = re.compile("[a-z'-]+")
_BREAK: Final = re.compile(
    fold_phrase("以及|[與和及暨並]") + r"|\b(?:and|plus)\b|[,.;:!?/|+&\n，、。；：！？…·・~～]+|\s-\s"
)
_SMALL_HAN: Final = frozenset("的了我你他是在有会请已把对为与和也就都这那不没到让给后前很要跟吗呢吧啊被从可得说")
_ENGLISH: Final = (
    "the a an to you your we our i my is are was were it that this of in on at for with so will would have has had"
    " not be been do did can could as by from but if what how when who he she her his they there me us i'm we're i'll"
    " we'll you're"
)
_SMALL_ENGLISH: Final = frozenset(_ENGLISH.split())
_LONGEST_HAN, _LONGEST_ENGLISH = 6, 3
"""Characters, or words, of a slogan."""
_FEWEST: Final = 5
"""Slogans of a salad."""
_MOSTLY: Final = 0.6


def is_salad(text: str) -> bool:
    """Whether a text is mostly a string of short slogans, most of them good words, or says the same few words again."""
    plain = fold_phrase(text[:_MOST].lower())
    return _repeats(plain) or _strung(plain) or _covered(plain)


def _strung(plain: str) -> bool:
    """Short slogans, most of them good."""
    pieces = _pieces(plain)
    slogans = [piece for piece in pieces if _is_slogan(piece)]
    good = sum(_GOOD.search(piece) is not None for piece in slogans)
    return len(slogans) >= max(_FEWEST, _MOSTLY * len(pieces)) and good >= _MOSTLY * len(slogans)


def _covered(plain: str) -> bool:
    """Hardly anything but good words, with nothing between them."""
    found = [len(word) for word in _GOOD.findall(plain)]
    return len(found) >= _FEWEST and sum(found) >= _MOSTLY * sum(map(str.isalnum, plain))


def _pieces(plain: str) -> list[str]:
    """What stands between signs, in Chinese between spaces too; of many English words without a small one, each."""
    found = [piece.strip() for piece in _BREAK.split(plain)]
    return [part for piece in found if piece for part in ([piece] if _is_phrase(piece) else piece.split())]


def _is_phrase(piece: str) -> bool:
    """Whether spaces in it belong to it: English words, unless many stand there and none is small."""
    words = _WORD.findall(piece)
    return not _HAN.search(piece) and (len(words) <= _LONGEST_ENGLISH or not _SMALL_ENGLISH.isdisjoint(words))


def _is_slogan(piece: str) -> bool:
    """A few words, none of them small, no number."""
    if any(map(str.isdigit, piece)):
        return False
    if han := _HAN.findall(piece):
        return len(han) <= _LONGEST_HAN and _SMALL_HAN.isdisjoint(han)
    words = _WORD.findall(piece)
    return 0 < len(words) <= _LONGEST_ENGLISH and _SMALL_ENGLISH.isdisjoint(words)


def _repeats(text: str) -> bool:
    """The same few words over and over."""
    size = len(text) - 3
    if size <= 60 or len(set(text)) - 3 >= size / 6:
        # Each character but the last three begins a piece: so many pieces differ at least.
        return False
    return len({text[at : at + 4] for at in range(size)}) < size / 6
