"""`evidence`: the numbers behind the simulated people, by theme, with their standing and source."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from itertools import groupby
from typing import Final

from rich.cells import cell_len

from scenarios.numbers import RANGES
from scenarios.words import Lang, translator
from scoring.names import channel_name, feeling_name, kind_name, mark_name
from sim.coefficient import Coefficient
from sim.coefficients import TABLE
from tui.commands.evidence_words import AT_PLACES, LABELS, OF_TALK, PLACES, TALK, THEMES
from tui.exits import Exit
from tui.wrap import install, wrapped

MOST_WIDE: Final = 100
MANY_S: Final = 300
"""From so many seconds on a time is told in minutes and seconds."""
AS_ABOVE: Final = "as above"
AS_THERE: Final = re.compile(r"as (\w+)")
"""“as threads”: the source of the number with the same ending there."""
OF_MARKS: Final = ("room", "outside", "harm")
Row = tuple[str, Coefficient]


def print_evidence(*, as_json: bool, lang: Lang) -> Exit:
    """Each number with unit, the range that a scenario may set, standing and source; or a JSON object.

    The standing is sourced, fitted or chosen; a number without a range cannot be set by a scenario.
    """
    if as_json:
        listed = {name: asdict(each) | {"range": RANGES.get(name)} for name, each in TABLE.items()}
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return Exit.DONE
    install()
    width = min(MOST_WIDE, shutil.get_terminal_size((80, 24)).columns)
    print("\n".join(evidence(lang, width)))
    return Exit.DONE


def evidence(lang: Lang, width: int) -> list[str]:
    """All of it in lines no wider than `width` cells (where no single word is wider)."""
    t = translator("tui", lang)
    lines = []
    for standing in (
        t("Sourced: the number was read in the source named."),
        t("Fitted: computed from public data."),
        t("Chosen: set by us for training; the source, if any, gives the direction, not the size. Not a prediction."),
    ):
        lines += wrapped(standing, width)
    for theme, rows in themes().items():
        if rows:
            lines += ["", *wrapped(f"■ {t(theme)}", width)]
            lines += [line for block in _blocks(rows) for line in _told(block, lang, width)]
    return lines


@cache
def themes() -> dict[str, list[Row]]:
    """The numbers by theme, each with its source written out."""
    found: dict[str, list[Row]] = {theme: [] for theme, _ in THEMES}
    written: dict[str, str] = {}
    above = ""
    for name, each in TABLE.items():
        source = each.source.replace(AS_ABOVE, above) if each.source.startswith(AS_ABOVE) else each.source
        if as_there := AS_THERE.fullmatch(source):
            source = written.get(f"{as_there[1]}.{name.partition('.')[2]}", source)
        written[name] = above = source
        found[theme_of(name)].append((name, replace(each, source=source)))
    return found


def theme_of(name: str) -> str:
    """The heading under which a number is told."""
    fits = [
        (len(start), theme)
        for theme, starts in THEMES
        for start in starts
        if name == start or name.startswith(f"{start}.")
    ]
    return max(fits)[1] if fits else THEMES[-1][0]


def label(name: str, lang: Lang) -> str:
    """What a number is; its name where nobody has described it."""
    t = translator("tui", lang)
    first, _, rest = name.partition(".")
    if name in LABELS:
        return t(LABELS[name])
    if first == "eases":
        feeling, _, mark = rest.partition(".")
        return t("{feeling}: {mark}").format(feeling=feeling_name(feeling, lang), mark=mark_name(mark, lang))
    if first in OF_MARKS:
        return mark_name(rest, lang)
    if first in PLACES and rest in AT_PLACES:
        return t(AT_PLACES[rest]).format(place=t(PLACES[first]))
    kind, _, way = rest.partition(".")
    if first == "talk" and kind in TALK and way in OF_TALK:
        return t(OF_TALK[way]).format(kind=t(TALK[kind]))
    if first == "patience":
        return t("Patience {channel}").format(channel=channel_name(rest, lang))
    if first == "angry":
        return t("Responsibility felt as anger: {who}").format(who=kind_name(rest, lang))
    return name


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    """Neighbours that have source, standing and what they ease in common: these are told once for all of them."""

    def common(row: Row) -> tuple[str, str, str]:
        name, each = row
        return each.source, each.standing, name.split(".")[1] if name.startswith("eases.") else ""

    for _, block in groupby(rows, common):
        yield list(block)


def _told(block: list[Row], lang: Lang, width: int) -> list[str]:
    t = translator("tui", lang)
    lines = [line for name, each in block for line in _row(name, each, lang, width)]
    first = block[0][1]
    standing = {"sourced": t("sourced"), "fitted": t("fitted"), "chosen": t("chosen")}[first.standing]
    said = t("Source ({standing}): {source}").format(standing=standing, source=source_words(first.source, lang))
    return [*lines, *("      " + line for line in wrapped(said, width - 6))]


def _row(name: str, each: Coefficient, lang: Lang, width: int) -> list[str]:
    """What it is and its value; at the right its name, with the range that a scenario may set."""
    t = translator("tui", lang)
    what = t("{label}: {value}").format(label=label(name, lang), value=_value(each, lang))
    named = f"{name} [{_range(name, each, lang)}]" if name in RANGES else name
    room = width - 2 - cell_len(what) - cell_len(named)
    if room >= 2:
        return [f"  {what}{' ' * room}{named}"]
    return [*("  " + line for line in wrapped(what, width - 2)), "      " + named]


def _range(name: str, each: Coefficient, lang: Lang) -> str:
    """The least and the most that a scenario may set."""
    least, most = RANGES[name]
    if _is_time(each):
        return f"{_duration(least, lang)}..{_duration(most, lang)}"
    return f"{least:,.10g}..{most:,.10g}"


def _is_time(each: Coefficient) -> bool:
    return each.unit.partition(", ")[0] == "s"


def _value(each: Coefficient, lang: Lang) -> str:
    t = translator("tui", lang)
    if _is_time(each):
        more = each.unit.partition(", ")[2]
        return t(", ").join([_duration(each.value, lang), *([t(more)] if more else [])])
    return t("{number} ({unit})").format(number=f"{each.value:,.10g}", unit=t(each.unit))


def _duration(value_s: float, lang: Lang) -> str:
    t = translator("tui", lang)
    sizes = ((86400, t("{number} d")), (3600, t("{number} h")), (60, t("{number} min")))
    for size, said in sizes:
        if value_s % size == 0 and value_s >= size:
            return said.format(number=f"{value_s / size:g}")
    if value_s < MANY_S:
        return t("{number} s").format(number=f"{value_s:g}")
    minutes, seconds = divmod(value_s, 60)
    return t("{minutes} min {seconds} s").format(minutes=f"{minutes:g}", seconds=f"{seconds:g}")


def source_words(source: str, lang: Lang) -> str:
    """A source with its remarks in that language; names of authors and works stay."""
    t = translator("tui", lang)
    return t("; ").join(t(part) for part in parts(source))


def parts(source: str) -> list[str]:
    """What a source says, point by point; a semicolon in brackets divides nothing."""
    return re.split(r"; (?![^(]*\))", source)
