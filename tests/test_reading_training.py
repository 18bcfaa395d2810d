"""How the reader's networks learn, and by what measures they are told to agree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scoring.reading.learn.agreement import f1, interval, weighted_kappa
from scoring.reading.learn.lessons import Keys, Lesson, Row
from scoring.reading.network import COUNT, MEMBERS, Array
from scoring.reading.packing import unpacked
from tests.test_reading_network import NAMES, OUT, WHOLE, WIDTH, said


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
