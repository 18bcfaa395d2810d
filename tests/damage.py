"""Ways to damage a file: by accident, by a careless hand, and by malice."""

from __future__ import annotations

import random
from collections.abc import Callable

HOSTILE = (
    "",
    "~",
    "null",
    "yes",
    "-1",
    "1e999",
    "nan",
    "9" * 5000,
    "0x7fffffff",
    "1_000",
    "12:30",
    "0 min..9999 d",
    "9 min..1 min",
    "1 min 1 min 1 min " * 400,
    "*all",
    "&all x",
    "!!python/object/apply:os.system [id]",
    "!!int 7",
    "<<",
    "[]",
    "{}",
    "[[[[]]]]",
    "{a: {b: {c: d}}}",
    "[" * 400,
    "{" * 3000,
    "? " * 2000,
    "- " * 2000,
    '"\\x1b]52;c;aGk=\\a"',
    '"\\u202e"',
    "'[@click=app.quit]'",
    "x" * 20_000,
    "長" * 20_000,
    "｛a: b｝",
    "a: b: c",
    "|\n  x",
    ">-9\n x",
    "@at",
    "`tick`",
    "%YAML 9.9",
    "--- 1",
    "…",
    "😀" * 50,
    "[a, b",
    "{a: b",
    '"open',
    "'open",
    "\t",
    "{any: [{any: [{any: [{any: [{any: [{met: x}]}]}]}]}]}",
    "{all: [counter, counter, {not-met: counter}]}",
)
BOMBS = (
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "base: &b {<<: [*b, *b]}\n",
    "x: &x {k: v}\ny:\n  <<: [" + ", ".join(["*x"] * 100) + "]\n",
    "- " * 5000,
    "[" * 50_000,
    "{a: " * 10_000,
    "? " * 30_000,
    "a: b\n" * 50_000,
    "- - - -\n" * 20_000,
    "\n" * 200_000,
    "#" * 200_000,
    '"' + "\\x41" * 50_000 + '"',
    "k: >\n" + "  x\n\n" * 30_000,
    "&a " * 30_000,
    "!t " * 30_000,
    "[a, " * 40_000,
    "injects:\n" + "  - {id: a, expect: [{id: b}]}\n" * 3_000,
    "injects: [" + "x, " * 15_000 + "]",
    "people: {" + ", ".join(f"p{n}: {{}}" for n in range(5_000)) + "}",
    "".join(f"k{n}: v\n" for n in range(15_000)),
)
Damage = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, raw: bytes) -> bytes:
    """Some bytes become others."""
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 5, 50))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, raw: bytes) -> bytes:
    """The end, the beginning or a piece is gone."""
    first, last = sorted((chance.randrange(len(raw)), chance.randrange(len(raw))))
    return chance.choice((raw[:last], raw[first:], raw[:first] + raw[last:]))


def insert(chance: random.Random, raw: bytes) -> bytes:
    """Something that does not belong there."""
    at = chance.randrange(len(raw))
    alien = chance.choice(
        (b"\x00", b"\xff\xfe", b"\xc3", b"\x1b[2J", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\t", b"\r", b"\xf4\x90\x80\x80")
    )
    return raw[:at] + alien * chance.choice((1, 1, 100)) + raw[at:]


def lines(chance: random.Random, raw: bytes) -> bytes:
    """Lines are lost, doubled, moved, indented or joined."""
    rows = raw.split(b"\n")
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(rows))
        way = chance.randrange(6)
        if way == 0 and len(rows) > 1:
            del rows[at]
        elif way == 1:
            rows[at:at] = rows[at : at + chance.choice((1, 5, 200))]
        elif way == 2:
            rows[at] = b" " * chance.choice((1, 2, 7)) + rows[at]
        elif way == 3:
            rows[at] = rows[at].lstrip()
        elif way == 4:
            rows[at] = b"\t" + rows[at]
        else:
            rows.insert(chance.randrange(len(rows)), rows[at])
    return b"\n".join(rows)


def rename(chance: random.Random, raw: bytes) -> bytes:
    """Keys lose, double or change a letter."""
    rows = raw.split(b"\n")
    for _ in range(chance.choice((1, 1, 3, 30))):
        at = chance.randrange(len(rows))
        key, colon, rest = rows[at].partition(b":")
        if colon and key.strip():
            place = chance.randrange(len(key))
            rows[at] = (
                chance.choice((key[:place] + key[place + 1 :], key[:place] + b"x" + key[place:], key.upper()))
                + colon
                + rest
            )
    return b"\n".join(rows)


def replace(chance: random.Random, raw: bytes) -> bytes:
    """Values become hostile ones."""
    rows = raw.split(b"\n")
    for _ in range(chance.choice((1, 1, 3, 60))):
        at = chance.randrange(len(rows))
        key, colon, _ = rows[at].partition(b": ")
        if colon:
            rows[at] = key + colon + chance.choice(HOSTILE).encode()
    return b"\n".join(rows)


def swap(chance: random.Random, raw: bytes) -> bytes:
    """A value of one place stands in another."""
    rows = raw.split(b"\n")
    first, second = chance.randrange(len(rows)), chance.randrange(len(rows))
    key, colon, _ = rows[first].partition(b": ")
    rows[first] = key + colon + rows[second].partition(b": ")[2]
    return b"\n".join(rows)


def bomb(chance: random.Random, raw: bytes) -> bytes:
    """The file holds, or is, something made to explode."""
    charge = chance.choice(BOMBS).encode()
    at = raw.find(b"\n", chance.randrange(len(raw))) + 1
    return chance.choice((charge, charge + raw, raw + b"\n" + charge, raw[:at] + charge + raw[at:]))


def grammar(chance: random.Random, raw: bytes) -> bytes:
    """Random YAML, from its own signs."""
    words = (
        "a",
        "b",
        ": ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "? ",
        "&a ",
        "*a",
        "!t ",
        '"',
        "'",
        "|",
        ">",
        "#",
        "%",
        "---\n",
        "...\n",
        "\t",
        "injects",
        "id",
        "0",
    )
    return "".join(chance.choice(words) for _ in range(chance.randrange(1, 400))).encode()


def repeat(chance: random.Random, raw: bytes) -> bytes:
    """A piece stands there hundreds of times."""
    at = chance.randrange(len(raw))
    return raw[:at] + raw[at : at + chance.randrange(1, 400)] * chance.choice((2, 50, 600)) + raw[at:]


WAYS: tuple[Damage, ...] = (flip, cut, insert, lines, rename, replace, swap, bomb, grammar, repeat)
