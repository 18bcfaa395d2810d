"""The reader's networks: what they compute, and their way to the disk and back."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from scoring.reading.gates import Gate
from scoring.reading.model import LANGS, Lang, Model, model
from scoring.reading.network import COUNT, MEMBERS, SEQUENCES, Array, Laid, Network
from scoring.reading.packing import packed, unpacked
from scoring.reading.tokens import Tokens
from sim.reading import MARKS

OUT = 2 * COUNT
WIDTH = 8
WHOLE = ("G:private", "G:public")
NAMES = ("a", "b", "c", "hello", "not", "sorry", "x")


def layers(seed: int = 1) -> dict[str, Array]:
    """The layers of all networks, by chance."""
    dice, unit = np.random.default_rng(seed), WIDTH // 2
    head = {
        "whole.weight": (WIDTH, len(WHOLE)), "whole.bias": (WIDTH,),
        "straight.weight": (OUT, 3 * WIDTH), "straight.bias": (OUT,),
        "hidden.weight": (2 * WIDTH, 3 * WIDTH), "hidden.bias": (2 * WIDTH,),
        "last.weight": (OUT, 2 * WIDTH), "last.bias": (OUT,),
    }  # fmt: skip
    sequence = {
        "asked.weight": (WIDTH, WIDTH), "asked.bias": (WIDTH,),
        "norm.weight": (WIDTH,), "norm.bias": (WIDTH,),
        "looks.weight": (COUNT, WIDTH), "says.weight": (OUT, WIDTH), "says.bias": (OUT,),
        "shows.weight": (COUNT, WIDTH), "shows.bias": (COUNT,),
    }  # fmt: skip
    near = {
        "norm.weight": (WIDTH,), "norm.bias": (WIDTH,), "join.weight": (WIDTH, 3 * WIDTH), "join.bias": (WIDTH,),
    }  # fmt: skip
    own = {"bag": head, "order": head | sequence, "windows": head | sequence}
    for name, count in (("order", 1), ("windows", 3)):
        own[name] |= {f"near.{layer}.{kind}": shape for layer in range(count) for kind, shape in near.items()}
    for end in ("", "_reverse"):
        own["order"] |= {f"gru.weight_ih_l0{end}": (3 * unit, WIDTH), f"gru.weight_hh_l0{end}": (3 * unit, unit)}
        own["order"] |= {f"gru.bias_{kind}_l0{end}": (3 * unit,) for kind in ("ih", "hh")}
    shapes = {f"{name}.{kind}": shape for name, kinds in own.items() for kind, shape in kinds.items()}
    return {name: dice.normal(size=shape).astype(np.float32) * np.float32(0.4) for name, shape in shapes.items()}


MUTE = Gate(np.ones((5 * WIDTH + 1, 2), np.float32), np.ones(3, np.float32))
TOLD = Gate(np.ones((9 * WIDTH + 1, 2), np.float32), -np.ones(3, np.float32))


def network(seed: int = 1) -> Network:
    vectors, scale = packed(np.random.default_rng(seed).normal(size=(len(NAMES), 3, WIDTH)).astype(np.float32))
    return Network(NAMES, WHOLE, vectors, scale, layers(seed))


def said(*sentences: str, asked: tuple[str, ...] = ()) -> Tokens:
    """Tokens of sentences of words with a space between; a key for each, and `x` for the first of each sentence."""
    words = [sentence.split() for sentence in sentences]
    ends = np.cumsum([0, *map(len, words)]).tolist()
    flat = [word for own in words for word in own]
    spans = [(at, at + 1) for at in range(len(flat))]
    around = list(pairwise(ends))
    owners = [*range(len(flat)), *ends[:-1]]
    return Tokens(spans, around, [*range(len(words))], owners, [*flat, *["x"] * len(words)], asked)


def sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def slow_unit(rows: Array, part: dict[str, Array], end: str) -> Array:
    """A gated recurrent unit as the textbook has it, one token after another."""
    into, back, of_into, of_back = (
        part[f"order.gru.{name}_l0{end}"] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    )
    state, found = np.zeros(back.shape[1]), []
    for row in rows:
        resets, updates, new = np.split(into @ row + of_into, 3)
        had_resets, had_updates, had_new = np.split(back @ state + of_back, 3)
        kept = sigmoid(updates + had_updates)
        state = (1 - kept) * np.tanh(new + sigmoid(resets + had_resets) * had_new) + kept * state
        found.append(state)
    return np.array(found)


def slow_norm(row: Array, part: dict[str, Array], name: str) -> Array:
    spread = np.sqrt(((row - row.mean()) ** 2).mean() + 1e-5)
    return (row - row.mean()) / spread * part[f"{name}.weight"] + part[f"{name}.bias"]


def slow_head(reply: Array, part: dict[str, Array], name: str) -> Array:
    hidden = np.maximum(part[f"{name}.hidden.weight"] @ reply + part[f"{name}.hidden.bias"], 0)
    straight = part[f"{name}.straight.weight"] @ reply + part[f"{name}.straight.bias"]
    return straight + part[f"{name}.last.weight"] @ hidden + part[f"{name}.last.bias"]


def slow_near(rows: Array, part: dict[str, Array], name: str, apart: int) -> Array:
    """Each token with those so far to its left and right; nothing stands outside."""
    normed = {at: slow_norm(row, part, f"{name}.norm") for at, row in enumerate(rows)}
    empty, join, bias = np.zeros(rows.shape[1]), part[f"{name}.join.weight"], part[f"{name}.join.bias"]
    around = [[normed.get(at + step, empty) for step in (-apart, 0, apart)] for at in range(len(rows))]
    return rows + np.maximum([join @ np.concatenate(each) + bias for each in around], 0)


def slow_sequence(net: str, part: dict[str, Array], rows: Array, asked: Array, about: Array) -> tuple[Array, Array]:
    """The logits of one of the sequences, and what each token shows."""
    rows = np.array([part[f"{net}.asked.weight"] @ asked + part[f"{net}.asked.bias"], *rows])
    for layer in range({"order": 1, "windows": 3}[net]):
        rows = slow_near(rows, part, f"{net}.near.{layer}", 2**layer)
    if net == "order":
        rows += np.concatenate([slow_unit(rows, part, ""), slow_unit(rows[::-1], part, "_reverse")[::-1]], axis=1)
    rows = np.array([slow_norm(row, part, f"{net}.norm") for row in rows])[1:]
    logits = []
    for at in range(OUT):
        looks = np.exp(rows @ part[f"{net}.looks.weight"][at % COUNT])
        says = rows @ part[f"{net}.says.weight"][at] + part[f"{net}.says.bias"][at]
        logits.append((looks / looks.sum() * says).sum())
    reply = np.concatenate([rows.max(axis=0), rows.sum(axis=0) / len(rows) ** 0.5 / 3, about])
    shows = rows @ part[f"{net}.shows.weight"].T + part[f"{net}.shows.bias"]
    return np.array(logits) + slow_head(reply, part, net), shows


def slow_marks(net: Network, seen: Tokens, whole: set[str]) -> tuple[Array, Array]:
    """All networks once more, a number at a time and in double precision."""
    part = {name: each.astype(float) for name, each in net.weights.items()}
    vectors = unpacked(net.vectors, net.scale).astype(float)
    has = [float(name in whole) for name in net.whole_names]

    def about(name: str) -> Array:
        return np.tanh(part[f"{name}.whole.weight"] @ has + part[f"{name}.whole.bias"])

    def mean(own: list[Array]) -> Array:
        return np.tanh(np.sum(own, axis=0) / len(own) ** 0.5) if own else np.zeros(vectors.shape[2])

    def stretch(first: int, last: int, side: int) -> Array:
        pairs = {(o, k) for o, k in zip(seen.owners, seen.keys, strict=True) if k in net.names and first <= o < last}
        return mean([vectors[net.names.index(key), side] for _, key in sorted(pairs)])

    bags = np.array([stretch(*span, 0) for span in seen.sentences])
    reply = np.concatenate([bags.max(axis=0), bags.sum(axis=0) / len(bags) ** 0.5, about("bag")])
    found, shows = [sigmoid(slow_head(reply, part, "bag"))], []
    for side, name in enumerate(SEQUENCES, 1):
        rows = np.array([stretch(at, at + 1, side) for at in range(len(seen.spans))])
        asked = mean([vectors[net.names.index(key), side] for key in seen.asked if key in net.names])
        logits, shown = slow_sequence(name, part, rows, asked, about(name))
        found.append(sigmoid(logits))
        shows.append(shown)
    return np.mean(found, axis=0), shows[0]


@pytest.mark.parametrize("asked", [(), ("c", "hello", "unknown")])
@pytest.mark.parametrize("sentences", [("sorry",), ("hello a b sorry", "not c"), ("unknown", "a", "b c a b c a")])
def test_the_networks_say_what_their_formulas_say(sentences: tuple[str, ...], asked: tuple[str, ...]) -> None:
    net, seen, whole = network(), said(*sentences, asked=asked), {"G:public", "G:other"}
    read = net.read(net.laid(seen))
    found, shows = net.marks(read, net.about(whole)), net.shows(read)
    wanted, wanted_shows = slow_marks(net, seen, whole)
    assert np.allclose(found, wanted, atol=1e-5)
    assert np.allclose(shows, wanted_shows, atol=1e-4)


def test_the_order_of_tokens_counts_and_so_does_the_whole() -> None:
    net = network()
    one, turned = (net.read(net.laid(said(text))) for text in ("a sorry not", "a not sorry"))
    about = net.about({"G:public"})
    assert np.array_equal(one.bags, turned.bags)
    assert not np.allclose(net.marks(one, about), net.marks(turned, about), atol=1e-3)
    assert not np.allclose(net.marks(one, about), net.marks(one, net.about({"G:private"})), atol=1e-3)


def test_what_was_asked_counts() -> None:
    net = network()
    one, other = (net.read(net.laid(said("a sorry not", asked=(key,)))) for key in ("b", "c"))
    assert not np.allclose(net.marks(one, net.about(())), net.marks(other, net.about(())), atol=1e-3)
    assert [len(rows) for rows in one.tokens] == [3, 3]


def test_some_sentences_are_read_as_if_they_were_all() -> None:
    net = network()
    every, left = net.laid(said("hello a", "sorry b c", "not")), net.laid(said("hello a", "not"))
    only: Laid = every.only([0, 2])
    assert only.sizes == left.sizes
    for one, other in zip(net.read(only).tokens, net.read(left).tokens, strict=True):
        assert np.allclose(one, other, atol=1e-6)
    assert np.allclose(only.bags, left.bags, atol=1e-6)


def test_a_sentence_is_its_bag_and_its_tokens_strongest_and_middle() -> None:
    """Of two sentences of two tokens and one: the numbers of each by hand; of no sentence, none."""
    net = network()
    laid = net.laid(said("hello a", "not"))
    for number, (first, last) in enumerate([(0, 2), (2, 3)]):
        own = [laid.bags[number]]
        for rows in laid.tokens:
            own += [rows[first:last].max(axis=0), rows[first:last].sum(axis=0) / (3 * (last - first) ** 0.5)]
        assert np.allclose(laid.sentences()[number], np.concatenate(own), atol=1e-6)
    assert net.laid(said()).sentences().shape == (0, 5 * WIDTH)


def test_a_key_that_is_named_twice_on_a_token_counts_once() -> None:
    net, seen = network(), said("sorry a")
    twice = seen._replace(owners=[*seen.owners, 0], keys=[*seen.keys, "sorry"])
    assert all(map(np.array_equal, net.laid(seen).tokens, net.laid(twice).tokens))
    assert np.array_equal(net.laid(seen).bags, net.laid(twice).bags)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    limits = np.full(len(MARKS), 0.4, np.float32)
    net = network()
    Model(net, limits, limits, MUTE, TOLD).keep(tmp_path / "zh")
    first = files(tmp_path / "zh")
    found = model("zh", tmp_path)
    assert found.network.names == net.names and found.network.whole_names == net.whole_names
    assert np.array_equal(found.network.vectors, net.vectors)
    assert set(found.network.weights) == set(net.weights)
    assert all(np.allclose(found.network.weights[name], each, atol=2e-3) for name, each in net.weights.items())
    assert found.present.tolist() == limits.tolist()
    found.keep(tmp_path / "again")
    assert files(tmp_path / "again") == first


def test_a_model_for_other_marks_is_refused(tmp_path: Path) -> None:
    Model(network(), *[np.ones(3, np.float32)] * 2, MUTE, TOLD).keep(tmp_path / "en")
    with pytest.raises(ValueError, match="made for other marks"):
        model("en", tmp_path)


def test_a_vector_is_kept_to_within_a_fourteenth_of_its_largest_number() -> None:
    vectors = np.random.default_rng(5).normal(size=(50, 3, 16)).astype(np.float32)
    vectors[3, 1] = 0
    kept, scale = packed(vectors)
    assert kept.nbytes * 2 == vectors.size
    off, largest = np.abs(unpacked(kept, scale) - vectors), np.abs(vectors).max(axis=-1, keepdims=True)
    assert (off <= largest * (1 / 14 + 1e-3)).all()
    assert off.max() > 0.02
    with pytest.raises(ValueError, match="even width"):
        packed(vectors[..., 1:])


def test_the_model_of_the_package_is_small() -> None:
    """Under 30 MB in all, word lists and what is kept ready of them too."""
    reading = Path(__file__).parent.parent / "scoring" / "reading"
    sizes = [p.stat().st_size for name in ("weights", "words") for p in (reading / name).rglob("*") if p.is_file()]
    assert 10_000_000 < sum(sizes) < 30_000_000


@pytest.mark.parametrize("lang", LANGS)
def test_the_model_of_the_package_knows_both_kinds_of_keys(lang: Lang) -> None:
    net = model(lang).network
    assert net.vectors.shape[:2] == (len(net.names), len(MEMBERS)) and len(set(net.names)) == len(net.names) > 15_000
    assert {"G:public", "G:private", "G:prompt-asks"} < set(net.whole_names)
    assert {"shared", "quoted", "s:not", "k:fear"} <= set(net.index)
