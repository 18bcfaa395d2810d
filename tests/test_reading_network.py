"""The reader's network: its gradients, its learning, and its way to the disk and back."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from scoring.reading.learn.__main__ import chances
from scoring.reading.learn.agreement import f1, interval, weighted_kappa
from scoring.reading.learn.fit import NO_DROP, Recipe, Row, fit, lay_out, slopes
from scoring.reading.learn.lessons import Lesson, Seen, frequent
from scoring.reading.model import Model, model
from scoring.reading.network import Network, Weights
from scoring.reading.panel import Panel, shrunk
from sim.reading import MARKS

OUT = 2 * len(MARKS)


def small_weights(width: int = 3) -> dict[str, np.ndarray]:
    dice = np.random.default_rng(1)
    shapes = {
        "keys": (5, width), "whole": (2, width), "whole_bias": (width,), "direct": (3 * width, OUT),
        "direct_bias": (OUT,), "hidden": (3 * width, 2 * width), "hidden_bias": (2 * width,),
        "last": (2 * width, OUT), "last_bias": (OUT,),
    }  # fmt: skip
    return {name: dice.normal(size=shape) * 0.5 for name, shape in shapes.items()}


@pytest.mark.parametrize("name", [each.name for each in fields(Weights)])
def test_the_gradient_is_the_slope_of_the_loss(name: str) -> None:
    """Central differences in double precision, at a few places of each array."""
    weights = small_weights()
    dice = np.random.default_rng(2)
    wanted, worth = (dice.random((2, OUT)) > 0.7).astype(float), dice.choice([0.0, 0.4, 1.0], (2, OUT))
    sentences = ([np.array([0, 2]), np.array([1])], [np.array([3, 4, 0])])
    batch = lay_out([Row(sentences[at], np.array([at]), wanted[at], worth[at]) for at in (0, 1)], 2)
    heavy = np.full(OUT, 1.7)

    def loss() -> float:
        return slopes(weights, batch, heavy, NO_DROP)[0]

    found = slopes(weights, batch, heavy, NO_DROP)[1][name]
    flat = weights[name].reshape(-1)
    for at in np.linspace(0, flat.size - 1, 7).astype(int):
        before = flat[at]
        flat[at] = before + 1e-5
        above = loss()
        flat[at] = before - 1e-5
        below = loss()
        flat[at] = before
        assert found.reshape(-1)[at] == pytest.approx((above - below) / 2e-5, abs=2e-4)


def toy(count: int, seed: int) -> list[Lesson]:
    """Replies in which one key shows apology, and another takes it back only when it stands in the same sentence."""
    dice = np.random.default_rng(seed)
    lessons = []
    for _ in range(count):
        sorry, taken, noise = dice.random() < 0.5, dice.random() < 0.3, f"w{dice.integers(20)}"
        first = {"sorry"} if sorry else {"hello"}
        seen = Seen(((first | {"not"}) if taken else first, {noise, "x"}), {"G:public"})
        wanted = np.zeros(OUT, np.float32)
        wanted[[1, len(MARKS) + 1]] = sorry and not taken
        lessons.append(Lesson(seen, wanted, np.ones(OUT, np.float32)))
    return lessons


def learned(lessons: list[Lesson], recipe: Recipe) -> Network:
    return fit(lessons, frequent(lessons, 3), recipe, lambda _: None)


def same(a: Network, b: Network) -> bool:
    return all(np.array_equal(getattr(a.weights, each.name), getattr(b.weights, each.name)) for each in fields(Weights))


def test_it_learns_what_no_single_key_shows_and_the_same_way_each_time() -> None:
    lessons = toy(600, 1)
    recipe = Recipe(width=16, epochs=12, batch=64, drop_keys=0.1, drop_units=0.1)
    network, again = learned(lessons, recipe), learned(lessons, recipe)
    assert same(network, again)
    fresh = toy(200, 2)
    found = chances(network, [each.seen for each in fresh])[:, 1] > 0.5
    assert (found == [each.wanted[1] > 0 for each in fresh]).mean() > 0.97


def test_what_is_not_known_teaches_nothing() -> None:
    """A wrong label that counts for nothing leaves the network as it would be without it."""
    lessons, recipe = toy(300, 4), Recipe(width=8, epochs=4, batch=64, drop_keys=0.1, drop_units=0.1)
    wrong = [
        replace(each, wanted=np.where(each.worth > 0, each.wanted, 1 - each.wanted).astype(np.float32))
        for each in (replace(each, worth=(np.arange(OUT) != 3).astype(np.float32)) for each in lessons)
    ]
    right = [replace(each, worth=one.worth) for each, one in zip(lessons, wrong, strict=True)]
    assert same(learned(right, recipe), learned(wrong, recipe))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    panel = Panel.of([learned(toy(200, 3), Recipe(width=8, epochs=2, seed=seed)) for seed in (0, 1)])
    limits = np.full(len(MARKS), 0.4, np.float32)
    Model(panel, limits, limits, np.ones(17, np.float32)).keep(tmp_path / "zh")
    first = files(tmp_path / "zh")
    found = model("zh", tmp_path)
    assert found.panel.names == panel.names
    assert np.array_equal(found.panel.small, panel.small)
    assert np.allclose(found.panel.first, panel.first, atol=2e-3)
    assert found.present.tolist() == limits.tolist()
    found.keep(tmp_path / "again")
    assert files(tmp_path / "again") == first


def test_a_model_for_other_marks_is_refused(tmp_path: Path) -> None:
    panel = Panel.of([learned(toy(50, 3), Recipe(width=8, epochs=1))])
    Model(panel, *[np.ones(3, np.float32)] * 3).keep(tmp_path / "en")
    with pytest.raises(ValueError, match="made for other marks"):
        model("en", tmp_path)


def test_networks_of_other_keys_are_no_panel() -> None:
    one, other = toy(50, 3), toy(60, 9)[:20]
    with pytest.raises(ValueError, match="different keys"):
        Panel.of([learned(each, Recipe(width=8, epochs=1)) for each in (one, other)])


def test_the_rarest_keys_can_be_left_out() -> None:
    panel = Panel.of([learned(toy(300, 3), Recipe(width=8, epochs=2))])
    light = panel.limited({"sorry": 9, "not": 7, "hello": 7, "x": 1}, 3)
    assert light.names == tuple(name for name in panel.names if name in {"sorry", "not", "hello"})
    assert light.sentences([light.known({"sorry"})]).tolist() == panel.sentences([panel.known({"sorry"})]).tolist()
    assert panel.limited({}, 1000).names == panel.names


def test_a_vector_is_kept_to_within_a_two_hundredth_of_its_largest_number() -> None:
    vectors = np.random.default_rng(5).normal(size=(50, 16)).astype(np.float32)
    vectors[3] = 0
    small, scale = shrunk(vectors)
    kept = small * scale[:, None]
    assert (np.abs(kept - vectors) <= np.abs(vectors).max(axis=1, keepdims=True) / 200).all()


def test_the_model_of_the_package_is_small() -> None:
    """Under 30 MB in all, word lists and what is kept ready of them too."""
    reading = Path(__file__).parent.parent / "scoring" / "reading"
    sizes = [p.stat().st_size for name in ("weights", "words") for p in (reading / name).rglob("*") if p.is_file()]
    assert 20_000_000 < sum(sizes) < 30_000_000


def test_measures_of_agreement_are_those_of_the_books() -> None:
    a, b = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 1, 2, 2, 2])
    assert weighted_kappa(a, a) == 1
    # scikit-learn's cohen_kappa_score(a, b, weights="quadratic") gives the same.
    assert weighted_kappa(a, b) == pytest.approx(8 / 9)
    found, wanted = np.array([[1], [1], [0], [0]], bool), np.array([[1], [0], [1], [0]], bool)
    assert f1(found, wanted).tolist() == [0.5]
    low, high = interval(lambda x, y: float(f1(x, y).mean()), found, wanted, draws=200)
    assert 0 <= low < 0.5 < high <= 1
