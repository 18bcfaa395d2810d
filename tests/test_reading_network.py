"""The reader's networks: what they compute, how they learn, and their way to the disk and back."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from scoring.reading.gates import Gate
from scoring.reading.learn.agreement import f1, interval, weighted_kappa
from scoring.reading.learn.lessons import Keys, Lesson, Row
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


def toy(count: int, seed: int) -> list[Lesson]:
    """Replies that apologise where "sorry" stands without "not" before it: no bag of these words could tell."""
    dice, index = np.random.default_rng(seed), {name: at for at, name in enumerate(NAMES)}
    lessons = []
    for _ in range(count):
        words = ["not", "sorry"] if dice.random() < 0.5 else ["sorry", "not"]
        noise = dice.choice(["a", "b", "c"], 3).tolist()
        flat = [noise[0], *words, *noise[1:]] if dice.random() < 0.5 else [*words, *noise]
        wanted = np.zeros(OUT, np.float32)
        wanted[[1, COUNT + 1]] = words[0] == "sorry"
        shows = np.zeros((len(flat), COUNT), bool)
        shows[flat.index("sorry"), 1] = words[0] == "sorry"
        row = Row(np.array([index[word] for word in flat]), np.ones(len(flat), np.int64), shows)
        asked = tuple(dice.choice(len(NAMES), int(dice.integers(3)), replace=False).tolist())
        lessons.append(Lesson((row,), np.array([0, 1], np.float32), wanted, np.ones(OUT, np.float32), asked))
    return lessons


def chances(net: object, lessons: list[Lesson]) -> Array:
    """(lessons, 2 marks): the probabilities of a network of torch."""
    import torch

    from scoring.reading.learn.fit import lay_out

    with torch.no_grad():
        return torch.sigmoid(net(lay_out(lessons))[0]).numpy()  # type: ignore[operator]


class TestTraining:
    """What needs torch, which only training needs (extra `learn`)."""

    @pytest.fixture(autouse=True)
    def with_torch(self) -> None:
        pytest.importorskip("torch")

    def learned(self, lessons: list[Lesson], epochs: int = 12, teachers: tuple[object, ...] = ()) -> object:
        from scoring.reading.learn.fit import Recipe, fit
        from scoring.reading.learn.nets import Drops, Order
        from scoring.reading.learn.teachers import together

        drops = Drops(keys=0.0, units=0.1, inner=0.0, tokens=0.0)
        recipe = Recipe(Order, drops, epochs, rate=0.01, slower=1.0, places=0.3, width=16, batch=32)
        return fit(lessons, len(NAMES), recipe, teacher=together(teachers) if teachers else None)  # type: ignore[arg-type]

    def weights(self, net: object) -> dict[str, Array]:
        return {name: each.numpy().copy() for name, each in net.state_dict().items()}  # type: ignore[attr-defined]

    def same(self, one: object, other: object) -> bool:
        a, b = self.weights(one), self.weights(other)
        return all(np.array_equal(a[name], b[name]) for name in a)

    def test_it_learns_what_only_the_order_shows_and_the_same_way_each_time(self) -> None:
        lessons = toy(400, 1)
        net, again = self.learned(lessons), self.learned(lessons)
        assert self.same(net, again)
        fresh = toy(100, 2)
        found = chances(net, fresh)[:, 1] > 0.5  # type: ignore[arg-type]
        assert (found == [each.wanted[1] > 0 for each in fresh]).mean() > 0.97

    def test_what_is_not_known_teaches_nothing(self) -> None:
        """A wrong label that counts for nothing leaves the network as it would be without it."""
        worth = (np.arange(OUT) % COUNT != 3).astype(np.float32)
        right = [replace(each, worth=worth) for each in toy(100, 4)]
        wrong = [replace(each, wanted=np.where(worth > 0, each.wanted, 1).astype(np.float32)) for each in right]
        known = [replace(each, worth=np.ones(OUT, np.float32)) for each in wrong]
        assert self.same(self.learned(right, 2), self.learned(wrong, 2))
        assert not self.same(self.learned(right, 2), self.learned(known, 2))

    def test_a_student_learns_from_its_teachers_what_no_label_tells(self) -> None:
        """Nothing is known of these lessons; only who has a teacher learns the mark."""
        teacher, fresh = self.learned(toy(400, 1)), toy(200, 2)
        blank = [
            replace(each, wanted=np.zeros(OUT, np.float32), worth=np.zeros(OUT, np.float32)) for each in toy(400, 5)
        ]
        wanted = np.array([each.wanted[1] > 0 for each in fresh])
        alone, taught = (chances(self.learned(blank, 12, own), fresh)[:, 1] for own in ((), (teacher,)))  # type: ignore[arg-type]
        assert ((taught > 0.5) == wanted).mean() > 0.97
        assert ((alone > 0.5) == wanted).mean() < 0.7

    def test_a_teacher_is_heard_as_likely_as_it_means_and_half_as_much_as_a_label(self) -> None:
        import torch

        from scoring.reading.learn.fit import lay_out
        from scoring.reading.learn.teachers import together

        def sure(_: object) -> tuple[torch.Tensor, None]:
            return torch.full((1, OUT), float(np.log(0.8 / 0.2))), None

        (lesson,) = toy(1, 6)
        known = np.arange(OUT) % 2 == 0
        batch = lay_out([replace(lesson, wanted=np.zeros(OUT, np.float32), worth=known.astype(np.float32))])
        heard = together([sure])(batch, torch.full((OUT,), 4.0))  # type: ignore[list-item]
        assert np.allclose(heard.wanted.numpy()[0], np.where(known, 0.25, 0.5))
        assert np.allclose(heard.worth.numpy()[0], np.where(known, 1.0, 0.5))

    def test_where_a_mark_stands_is_learned_only_where_that_is_known(self) -> None:
        """Not of a mark that the reply has and no token shows; but that a mark it has not stands nowhere is known."""
        from scoring.reading.learn.fit import lay_out

        lesson = next(each for each in toy(50, 6) if each.wanted[1])
        (row,) = lesson.rows
        hidden = replace(lesson, rows=(replace(row, shows=np.zeros_like(row.shows)),))
        blank = replace(lesson, rows=(replace(row, shows=None),))
        placed = lay_out([lesson, hidden, blank]).placed.numpy()
        assert placed[0].all()
        assert np.flatnonzero(placed[1] == 0).tolist() == [1]
        assert not placed[2].any()

    def test_numpy_reads_as_torch_does(self) -> None:
        import torch

        from scoring.reading.learn.assembling import network_of
        from scoring.reading.learn.fit import lay_out
        from scoring.reading.learn.nets import Bag, Drops, Order, Windows

        torch.manual_seed(1)
        drops = Drops(keys=0.5, units=0.5)
        nets = [kind(len(NAMES), len(WHOLE), WIDTH, drops).eval() for kind in (Bag, Order, Windows)]
        for net in nets:
            torch.nn.init.normal_(net.last.weight, std=0.3)
        keys = Keys(NAMES, WHOLE)
        own = network_of({name: (keys, self.weights(net)) for name, net in zip(MEMBERS, nets, strict=True)})
        kept = unpacked(own.vectors, own.scale)
        for at, net in enumerate(nets):
            net.keys.weight.data = torch.from_numpy(kept[:, at].copy())
        lessons = toy(20, 3)
        wanted = np.mean([chances(net, lessons) for net in nets], axis=0)
        with torch.no_grad():
            shows = np.split(nets[1](lay_out(lessons))[1].numpy(), 20)
        for at, each in enumerate(lessons):
            words = " ".join(NAMES[key] for key in each.rows[0].keys)
            seen = said(words, asked=tuple(NAMES[key] for key in each.asked))
            plain = seen._replace(owners=seen.owners[:-1], keys=seen.keys[:-1])
            read = own.read(own.laid(plain))
            assert np.allclose(own.marks(read, own.about({"G:public"})), wanted[at], atol=1e-5)
            assert np.allclose(own.shows(read), shows[at], atol=1e-4)

    def test_networks_of_other_keys_do_not_go_together(self) -> None:
        from scoring.reading.learn.assembling import network_of

        with pytest.raises(ValueError, match="different keys"):
            network_of({name: (Keys((name,), WHOLE), {}) for name in MEMBERS})


def test_measures_of_agreement_are_those_of_the_books() -> None:
    a, b = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 1, 2, 2, 2])
    assert weighted_kappa(a, a) == 1
    # scikit-learn's cohen_kappa_score(a, b, weights="quadratic") gives the same.
    assert weighted_kappa(a, b) == pytest.approx(8 / 9)
    found, wanted = np.array([[1], [1], [0], [0]], bool), np.array([[1], [0], [1], [0]], bool)
    assert f1(found, wanted).tolist() == [0.5]
    low, high = interval(lambda x, y: float(f1(x, y).mean()), found, wanted, draws=200)
    assert 0 <= low < 0.5 < high <= 1
