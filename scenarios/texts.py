"""Every text of a scenario that people read, by its path, in every language it has.

The grammar of paths (numbers count from 1; `<mood>` is calm, upset or furious):

    title · summary · clinic
    objectives.<id> · roles.<role> · sop.<step>
    people.<id>.name · people.<id>.about · people.<id>.outlet
    people.<id>.ladder.<number>.<spoken>
    facts.<id>.text · facts.<id>.signs.<number> · facts.<id>.contrary.<number>
    injects.<id>.title · injects.<id>.<spoken>
    injects.<id>.asks.answers.<id>.<spoken> · injects.<id>.asks.answers.<id>.article
    injects.<id>.asks.silence.<spoken> · injects.<id>.asks.silence.article
    injects.<id>.expect.<id>.do · injects.<id>.expect.<id>.model
    injects.<id>.expect.<id>.models.<role>
    <spoken> = says.<mood>.<number>

Beside them stand the lines that all drills share (`scenarios.shared_lines`), under `lines.`.

Events carry such paths instead of texts, so that each screen shows them in its own language. A translation file has the
same shape, by id; lists without ids may be given by number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, get_args

from scenarios import shared_lines
from scenarios.tree import Path

if TYPE_CHECKING:
    from scenarios.schema import Lines, Scenario

Texts = Mapping[str, str]
Sign = Literal["signs", "contrary"]
SIGNS: Final[tuple[Sign, ...]] = get_args(Sign)
"""The words of a fact: those that speak of it, and those that deny it."""


class Spoken(Protocol):
    """An event in which somebody simulated says or publishes something; it may name a `person` and hold a `quote`."""

    @property
    def line(self) -> str:
        """The path of the words."""
        ...


@dataclass(frozen=True)
class Script:
    """A scenario with its texts."""

    scenario: Scenario
    texts: Mapping[str, Texts]
    """By language, then by path. The original language has every path; a translation may lack some."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The original language, then the others in alphabetical order."""
        own = self.scenario.language
        return (own, *sorted(set(self.texts) - {own}))

    def text(self, path: str, lang: str) -> str:
        """The text at `path` in `lang`, or in the original language; raises KeyError for a path without a text."""
        if path.startswith(shared_lines.PREFIX):
            return shared_lines.text(path, lang)
        found = self.texts.get(lang, {}).get(path)
        return found if found is not None else self.texts[self.scenario.language][path]

    def has(self, path: str) -> bool:
        """Whether the scenario gives a text at `path` (a role's card, a title and others may be left out)."""
        if path.startswith(shared_lines.PREFIX):
            return shared_lines.has(path)
        return path in self.texts[self.scenario.language]

    def spoken(self, event: Spoken, lang: str) -> str:
        """The words of an event, with what they quote in its place; empty for an event without words.

        Only shared lines have places to fill; a scenario's own words stay as they were typed, braces and all.
        """
        if not event.line or not self.has(event.line):
            return ""
        words = self.text(event.line, lang)
        if not event.line.startswith(shared_lines.PREFIX):
            return words
        person = getattr(event, "person", "")
        names = [path for path in (f"people.{person}.outlet", f"people.{person}.name") if self.has(path)]
        slots = {
            "quote": shared_lines.nested(getattr(event, "quote", ""), lang),
            "clinic": self.text("clinic", lang),
            "name": self.text(names[-1], lang) if names else "",
            "outlet": self.text(names[0], lang) if names else "",
        }
        return shared_lines.filled(words, slots)

    def lines(self, prefix: str, mood: str) -> list[str]:
        """The paths of what is said under `prefix` (`injects.post`) in `mood` or the nearest mood; may be none."""
        for near in NEAREST[mood]:
            paths = numbered(self.texts[self.scenario.language], f"{prefix}.says.{near}")
            if paths:
                return paths
        return []

    def signs(self, fact: str, lang: str, kind: Sign = "signs") -> list[str]:
        """The words that speak of a fact in `lang`, or deny it; those of the original if the translation has none."""
        for texts in (self.texts.get(lang, {}), self.texts[self.scenario.language]):
            paths = numbered(texts, f"facts.{fact}.{kind}")
            if paths:
                return [texts[path] for path in paths]
        return []


NEAREST = {
    "calm": ("calm", "upset", "furious"),
    "upset": ("upset", "furious", "calm"),
    "furious": ("furious", "upset", "calm"),
}
"""Which lines serve a mood, in this order."""


def numbered(texts: Texts, prefix: str) -> list[str]:
    """`prefix.1`, `prefix.2` … as far as they go."""
    paths: list[str] = []
    while (path := f"{prefix}.{len(paths) + 1}") in texts:
        paths.append(path)
    return paths


def original_texts(scenario: Scenario) -> dict[str, str]:
    """The texts of a scenario in its own language, in the order of the file."""
    return dict(_scenario(scenario))


def _scenario(scenario: Scenario) -> Iterator[tuple[str, str]]:
    yield "title", scenario.title
    yield "summary", scenario.summary
    yield "clinic", scenario.clinic
    for objective in scenario.objectives:
        yield f"objectives.{objective.id}", objective.text
    for role, card in scenario.roles.items():
        yield f"roles.{role}", card
    for name in scenario.people:
        yield from _person(scenario, name)
    for fact in scenario.facts:
        yield f"facts.{fact.id}.text", fact.text
        for kind in SIGNS:
            for number, sign in enumerate(getattr(fact, kind), 1):
                yield f"facts.{fact.id}.{kind}.{number}", sign
    for step, due in scenario.sop.items():
        yield from _given(f"sop.{step}", due.do)
    for index in range(len(scenario.injects)):
        yield from _inject(scenario, index)


def _person(scenario: Scenario, name: str) -> Iterator[tuple[str, str]]:
    person = scenario.people[name]
    yield f"people.{name}.name", person.name
    yield from _given(f"people.{name}.about", person.about)
    yield from _given(f"people.{name}.outlet", person.outlet)
    for number, rung in enumerate(person.ladder, 1):
        yield from _spoken(f"people.{name}.ladder.{number}", rung.says)


def _inject(scenario: Scenario, index: int) -> Iterator[tuple[str, str]]:
    inject = scenario.injects[index]
    here = f"injects.{inject.id}"
    yield from _given(f"{here}.title", inject.title)
    yield from _spoken(here, inject.says)
    if inject.asks:
        for answer in inject.asks.answers:
            yield from _spoken(f"{here}.asks.answers.{answer.id}", answer.says)
            yield from _given(f"{here}.asks.answers.{answer.id}.article", answer.article)
        yield from _spoken(f"{here}.asks.silence", inject.asks.silence.says)
        yield from _given(f"{here}.asks.silence.article", inject.asks.silence.article)
    for expect in inject.expect:
        yield f"{here}.expect.{expect.id}.do", expect.do
        yield from _given(f"{here}.expect.{expect.id}.model", expect.model)
        for role, text in expect.models.items():
            yield f"{here}.expect.{expect.id}.models.{role}", text


def _given(path: str, text: str | None) -> Iterator[tuple[str, str]]:
    if text is not None:
        yield path, text


def _spoken(prefix: str, lines: Lines | None) -> Iterator[tuple[str, str]]:
    for mood, texts in (lines or {}).items():
        for number, text in enumerate(texts, 1):
            yield f"{prefix}.says.{mood}.{number}", text


def flat(data: Any) -> Iterator[tuple[str, str, Path]]:
    """(path, text, where in the tree) of a translation file; the short forms of `says` and of signs are spelt out."""
    yield from _flat(data, "", ())


def _flat(value: Any, path: str, where: Path) -> Iterator[tuple[str, str, Path]]:
    last = path.rpartition(".")[2]
    if last == "says" and isinstance(value, dict) and value and all(str(key).isdecimal() for key in value):
        path = f"{path}.upset"  # a list without ids, given by number
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else str(key), (*where, key))
    elif last == "says":
        yield from _flat(value, f"{path}.upset", where)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _flat(inner, f"{path}.{number + 1}", (*where, number))
    elif last in SIGNS or path.rpartition(".")[0].endswith(".says"):
        yield f"{path}.1", str(value).strip(), where
    else:
        yield path, str(value).strip(), where
