"""What the model sees of a reply: its tokens in order, the keys of each, and the keys of the reply as a whole.

And of what was said before it: the keys of all tokens of the prompt together.

A token is a Han character, a word, a number or a mark of punctuation. Its keys are itself, itself with the next one,
the word classes and slots of the phrases that it stands in, the acts that rules found there, and whether it comes from
the prompt or stands in a quotation. Length is no key: longer is not better.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, compress, count, islice, pairwise
from operator import add, itemgetter
from typing import Final, NamedTuple

from scoring.reading.audience import kind_of
from scoring.reading.concepts import LONGEST_ENGLISH, LONGEST_HAN, concepts
from scoring.reading.context import Context
from scoring.reading.matching import Line
from scoring.reading.places import Span
from sim.reading import Reply

MOST_SENTENCES: Final = 60
MOST_TOKENS: Final = 600
"""Sentences, and tokens, that are looked at; what follows in a text of many pages adds nothing."""
_TOKEN: Final = re.compile("[\u4e00-\u9fff]|[a-z']+|[0-9]+|[,，、:：;；?？!！。.…~「」\"()\n-]")
_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_WORDS: Final = re.compile(r"[a-z']+ [a-z']")
_WRITTEN: Final = {**dict.fromkeys("0123456789", "0"), "\n": "¶"}
"""How tokens that begin with these are written as keys: every number alike, and the end of a line visibly."""
_EDGES: Final = " \n,.;:!?。…~、"
_SHORT: Final = 6
"""Characters that a clause may have to be said again and count again."""
_STEM: Final = 5
"""Letters of a longer English word that are a key of their own."""
MOST_WORDS: Final = 20_000
"""Words whose classes are remembered."""
MOST_PROMPTS: Final = 200
"""Prompts whose keys are remembered."""
MOST_ASKED: Final = 120
"""The last tokens of a prompt, which are looked at."""
Names = tuple[str, ...]
Found = tuple[int, int, Names]
"""Keys that stand on the tokens from the first number up to the second."""
_first, _last = itemgetter(0), itemgetter(1)


class Tokens(NamedTuple):
    """The tokens of a reply, and their keys laid out flat: the key at each place belongs to the token named there."""

    spans: list[tuple[int, int]]
    """Where each token stands in the folded text."""
    sentences: list[tuple[int, int]]
    """The first token of each sentence, and the one after its last; sentences without tokens are left out."""
    lines: list[int]
    """The number of each of these sentences in the scan."""
    owners: list[int]
    keys: list[str]
    asked: tuple[str, ...] = ()
    """The keys of the prompt, each once."""


def without(seen: Tokens, dropped: Iterable[Span]) -> Tokens:
    """The same as if some spans did not stand there."""
    out = {
        number
        for start, end in dropped
        for number in range(bisect_left(seen.spans, (start,)), bisect_left(seen.spans, (end,)))
    }
    left = [number for number in range(len(seen.spans)) if number not in out]
    new = dict(zip(left, count()))
    around = [
        (bisect_left(left, a), bisect_left(left, b), line)
        for (a, b), line in zip(seen.sentences, seen.lines, strict=True)
    ]
    kept = [(new[owner], key) for owner, key in zip(seen.owners, seen.keys, strict=True) if owner in new]
    return Tokens(
        [seen.spans[number] for number in left],
        [(a, b) for a, b, _ in around if a < b],
        [line for a, b, line in around if a < b],
        [owner for owner, _ in kept],
        [key for _, key in kept],
        seen.asked,
    )


def tokens(ctx: Context) -> Tokens:
    """The tokens of a reply; keys may be named twice on a token."""
    lines = ctx.scan.lines[:MOST_SENTENCES]
    text = ctx.scan.text[: lines[-1].sentence.end] if lines else ""
    found = [*islice(_fresh(text, lines), MOST_TOKENS)]
    spans = [*map(re.Match.span, found)]
    starts = [*map(_first, spans)]
    ends = [bisect_left(starts, line.sentence.end) for line in lines]
    around = [(a, b, number) for number, (a, b) in enumerate(pairwise([0, *ends])) if a < b]
    words, owners, keys = _worded(text, found)
    _lay(owners, keys, chain(_shared(ctx, words), _found(ctx, starts, [*map(_last, spans)])))
    sentences, numbers = [(a, b) for a, b, _ in around], [number for *_, number in around]
    return Tokens(spans, sentences, numbers, owners, keys, _asked(ctx.prompt.text))


@lru_cache(MOST_PROMPTS)
def _asked(prompt: str) -> tuple[str, ...]:
    """The keys of a folded prompt; slots and acts are looked for in replies only."""
    return tuple(sorted({*_worded(prompt, [*_TOKEN.finditer(prompt)][-MOST_ASKED:])[-1]}))


def _worded(text: str, found: Sequence[re.Match[str]]) -> tuple[list[str], list[int], list[str]]:
    """Tokens as they are written, and laid out flat the keys that words have: alone, in pairs, and their classes."""
    text = text[: found[-1].end()] if found else ""
    typed = [*map(re.Match.group, found)]
    signs = [*map(_first, typed)]
    words = [*map(_WRITTEN.get, signs, typed)]
    pairs = [f"{word} {after}" for word, after in pairwise(words)]
    heads, alone = [*map(str.isalnum, signs[:-1])], [*map(_alone, words)]
    owners = [*range(len(words)), *compress(count(), heads), *(at for at, names in enumerate(alone) for _ in names)]
    keys = [*words, *compress(pairs, heads), *chain.from_iterable(alone)]
    english = _classes(words, pairs, 0, " ", LONGEST_ENGLISH) if _WORDS.search(text) else ()
    _lay(owners, keys, chain(english, _han(text, [*map(re.Match.start, found)])))
    return words, owners, keys


def _lay(owners: list[int], keys: list[str], further: Iterable[Found]) -> None:
    """Lays further keys out flat, each on all its tokens; most stand on one only."""
    for first, last, names in further:
        size = last - first
        if size == 1:
            owners += (first,) * len(names)
            keys += names
        else:
            for key in names:
                owners += range(first, last)
                keys += (key,) * size


def about(reply: Reply, *, asked: bool) -> set[str]:
    """The keys of a reply as a whole: where and to whom it goes, and whether the prompt asked."""
    keys = {"G:public" if reply.public else "G:private", f"G:to-{kind_of(reply.to)}"}
    return keys | {"G:prompt-asks"} if asked else keys


def _fresh(text: str, lines: Sequence[Line]) -> Iterator[re.Match[str]]:
    """The tokens of the clauses that are not said for the second time."""
    said: set[str] = set()
    for start, end in (clause for line in lines for clause in line.sentence.clauses):
        clause = text[start:end].strip(_EDGES)
        if clause not in said:
            yield from _TOKEN.finditer(text, start, end)
        if len(clause) > _SHORT:
            said.add(clause)


def _han(text: str, starts: Sequence[int]) -> Iterator[Found]:
    """The word classes of several Han characters, run by run."""
    for run in _HAN.finditer(text):
        first = bisect_left(starts, run.start())
        if first < len(starts) and starts[first] == run.start():
            signs = [*run.group()[: _together(starts, first)]]
            yield from _classes(signs, [*map(add, signs, signs[1:])], first, "", LONGEST_HAN)


def _together(starts: Sequence[int], first: int) -> int:
    """So many tokens from this one on stand side by side; what was said before may be left out between them."""
    apart = starts[first] - first
    return bisect_right(range(first, len(starts)), apart, key=lambda at: starts[at] - at)


def _classes(words: Sequence[str], pairs: Sequence[str], first: int, joint: str, longest: int) -> Iterator[Found]:
    """The word classes of phrases of several words, the shortest first; `first` is the number of the first word."""
    known = concepts()
    phrase = known.phrases.get
    yield from [(number, number + 2, names) for number, names in enumerate(map(phrase, pairs), first) if names]
    begun = [at for at, pair in enumerate(pairs) if pair in known.begun]
    for size in range(3, longest + 1 if begun else 0):
        for at in begun:
            names = phrase(joint.join(words[at : at + size]))
            if names and at + size <= len(words):
                yield first + at, first + at + size, names


@lru_cache(MOST_WORDS)
def _alone(word: str) -> Names:
    """The word classes of a token by itself, and the beginning of a long word."""
    known = concepts()
    names = (*known.phrases.get(word, ()), *known.of_word(word))
    return (*names, word[:_STEM] + "-") if len(word) > _STEM else names


def _shared(ctx: Context, words: Sequence[str]) -> Iterator[Found]:
    """What comes from the prompt."""
    asked = ctx.prompt_content
    if not asked:
        return
    for number, (word, pair) in enumerate(zip(words, map(add, words, [*words[1:], ""]), strict=True)):
        if word[:_STEM] in asked:
            yield number, number + 1, ("shared",)
        elif pair in asked:
            yield number, number + 2, ("shared",)


def _found(ctx: Context, starts: Sequence[int], ends: Sequence[int]) -> list[Found]:
    """Slots, acts and quotations."""
    names = ctx.scan.lex.names
    spans = [(start, end, names(slots)) for line in ctx.scan.lines for start, end, slots, _ in line.hits]
    for acts in ctx.by_mark.values():
        spans += [(act.start, act.end, (f"r:{act.rule.name}", f"R:{act.rule.mark}{act.rule.level}")) for act in acts]
    spans += [(start, end, ("quoted",)) for start, end in ctx.scan.quotes]
    return [(bisect_right(ends, start), bisect_left(starts, end), own) for start, end, own in spans]
