"""The list of what could have been different: the turning points, then the replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from textual.widgets.option_list import Option

from scoring.report.parts.turns import TurnLine
from sim.actions import Say
from tui.names import Names
from tui.text import cut, joined, lines, shown


def turn_options(turns: Iterable[TurnLine] | None, names: Names, room: int) -> Iterator[Option]:
    """A heading, then one option of the id `turn-1` … for each; `turns` are None while they are being looked for."""
    t = names.words
    yield Option(shown(t("Turning points"), "bold $primary"), disabled=True)
    number = 0
    for number, turn in enumerate(turns or (), 1):
        gain = (turn.total_then or 0) - (turn.total or 0)
        first = joined((f"{number}  {turn.kind_name}", "bold"), (f"  +{gain:.1f}", "bold $accent"))
        whom = cut(f"   {turn.clock} {turn.who} → {turn.to}", room)
        yield Option(lines(first, (whom, "$muted")), id=f"turn-{number}")
    if not number:
        words = t("Looking for them …") if turns is None else t("No single change would bring more.")
        yield Option(shown(words, "$muted"), disabled=True)


def say_options(says: Mapping[str, Say], names: Names, room: int) -> Iterator[Option]:
    """A heading, then one option for each reply, by its id here."""
    yield Option(shown(names.words("Replies"), "bold $primary"), disabled=True)
    for name, say in says.items():
        whom = f"{names.clock(say.at_s)} {names.person(say.who)} → {names.person(say.to)}"
        words = " ".join(say.text.split())
        yield Option(lines((cut(whom, room), "bold"), (cut(f"   {words}", room), "$muted")), id=name)
    if not says:
        words = names.words("You said nothing in this drill. F8 shows what your teammates said.")
        yield Option(shown(words, "$muted"), disabled=True)
