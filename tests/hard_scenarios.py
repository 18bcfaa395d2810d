"""Files in which every entry fits and the whole is as hard to check as it can be made under the limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.scenario_example import TEXTS

BASE = TEXTS["scenario.yaml"]


def _injects(lines: list[str]) -> str:
    return BASE + "".join(f"  {line}\n" for line in lines)


def backward_chain() -> str:
    """Each inject waits for the next in the file, by condition, through many others."""
    parts = ", ".join(["{missed: public-reply}"] * 5)
    return _injects([f"- {{id: i{n}, says: a, when: {{all: [i{n + 1}, {parts}]}}}}" for n in range(355)])


def zigzag_chain() -> str:
    """A chain that goes up and down the file, so that neither direction settles it."""
    order = [n // 2 if n % 2 == 0 else 480 - n // 2 for n in range(481)]
    after = {order[at]: order[at + 1] for at in range(480)}
    return _injects([f"- {{id: i{n}, says: a, after: i{after.get(n, n)}, by: line, to: team}}" for n in range(481)])


def many_answers() -> str:
    """Questions with as many answers as may be, none of which hides another."""
    answers = ", ".join(f"{{id: a{n}, marks: [x{n}, y{n}]}}" for n in range(50))
    asks = f"{{within: 1 min, answers: [{answers}], silence: {{}}}}"
    return _injects([f"- {{id: i{n}, from: lin, at: 1 min, says: a, asks: {asks}}}" for n in range(21)])


def unknown_names() -> str:
    """Every name is unknown, and there are many known ones that are nearly like it."""
    people = "".join(f"  person-with-a-long-name-{n}: {{name: a, is: staff}}\n" for n in range(700))
    text = BASE.replace("people:\n", f"people:\n{people}")
    lines = [
        f"- {{id: i{n}, at: 1 min, from: persen-with-a-lonk-name-{n}x, says: a, unless: i{n}x}}" for n in range(450)
    ]
    return text + "".join(f"  {line}\n" for line in lines)


def misshapen_all_over() -> str:
    """Mistakes of form whose removal makes the parts around them misshapen in turn."""
    deep = "{any: [{all: [{any: [{all: [{trust: {of: lin, above: 400}}]}]}]}]}"
    return _injects([f"- {{id: i{n}, says: a, when: {deep}, branch: [{{then: UP}}], to: [fork]}}" for n in range(190)])


def many_facts() -> str:
    """Facts that share all their signs."""
    facts = "".join(f"  - {{id: f{n}, text: a, status: unknown, signs: [a, b, c, d, e]}}\n" for n in range(560))
    return BASE.replace("facts:\n", f"facts:\n{facts}")


def one_long_list() -> str:
    """Thousands of lines for one mood."""
    return _injects(["- {id: long, from: lin, at: 1 min, says: [" + "a, " * 5_700 + "]}"])


def long_translation() -> str:
    """A translation whose moods differ everywhere (for a scenario of 450 such injects)."""
    lines = "".join(f"  i{n}: {{says: {{calm: [a, b], upset: c, furious: [d, e, f]}}}}\n" for n in range(450))
    return TEXTS["en.yaml"] + lines


def talkative() -> str:
    """The scenario for `long_translation`."""
    return _injects(
        [f"- {{id: i{n}, from: lin, at: 1 min, says: {{upset: [a, b], calm: [c, d]}}}}" for n in range(450)]
    )


SCENARIOS: tuple[Callable[[], str], ...] = (
    backward_chain,
    zigzag_chain,
    many_answers,
    unknown_names,
    misshapen_all_over,
    many_facts,
    one_long_list,
    talkative,
)


def write_long_drill(folder: Path) -> Path:
    """A drill whose translation differs from it in every line."""
    drill = folder / "long"
    drill.mkdir()
    (drill / "scenario.yaml").write_text(talkative(), encoding="utf-8")
    (drill / "en.yaml").write_text(long_translation(), encoding="utf-8")
    return drill
