"""The reader's network: its gradients, its learning, and its way to the disk and back."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from scoring.reading.learn.agreement import f1, interval, weighted_kappa
from scoring.reading.learn.fit import NO_DROP, Recipe, Seen, fit, lay_out, slopes
from scoring.reading.model import Model, model
from scoring.reading.network import Weights
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
    replies = [[np.array([0, 2]), np.array([1])], [np.array([3, 4, 0])]]
    batch = lay_out(replies, np.array([[1, 0], [0, 1]], float), np.array([1.0, 0.4]))
    targets = (np.random.default_rng(2).random((2, OUT)) > 0.7).astype(float)
    heavy = np.full(OUT, 1.7)

    def loss() -> float:
        return slopes(weights, batch, targets, heavy, NO_DROP)[0]

    found = slopes(weights, batch, targets, heavy, NO_DROP)[1][name]
    flat = weights[name].reshape(-1)
    for at in np.linspace(0, flat.size - 1, 7).astype(int):
        before = flat[at]
        flat[at] = before + 1e-5
        above = loss()
        flat[at] = before - 1e-5
        below = loss()
        flat[at] = before
        assert found.reshape(-1)[at] == pytest.approx((above - below) / 2e-5, abs=2e-4)


def toy(count: int, seed: int) -> tuple[list[Seen], np.ndarray]:
    """Replies in which one key shows apology, and another takes it back only when it stands in the same sentence."""
    dice = np.random.default_rng(seed)
    seen, levels = [], np.zeros((count, len(MARKS)), np.int8)
    for at in range(count):
        sorry, taken, noise = dice.random() < 0.5, dice.random() < 0.3, f"w{dice.integers(20)}"
        first = {"sorry"} if sorry else {"hello"}
        seen.append(Seen(((first | {"not"}) if taken else first, {noise, "x"}), {"G:public"}))
        levels[at, 1] = 2 * (sorry and not taken)
    return seen, levels


def test_it_learns_what_no_single_key_shows_and_the_same_way_each_time() -> None:
    seen, levels = toy(600, 1)
    recipe = Recipe(width=16, epochs=12, batch=64, drop_keys=0.1, drop_units=0.1)
    network = fit(seen, levels, recipe, lambda _: None)
    again = fit(seen, levels, recipe, lambda _: None)
    assert all(
        np.array_equal(a, b)
        for a, b in zip(network.weights.arrays().values(), again.weights.arrays().values(), strict=True)
    )
    fresh, wanted = toy(200, 2)
    rows = [
        network.together(network.sentences(network.known(one.sentences)), network.whole(network.known_whole(one.whole)))
        for one in fresh
    ]
    found = network.marks(np.array(rows))[:, 1] > 0.5
    assert (found == (wanted[:, 1] > 0)).mean() > 0.97


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    seen, levels = toy(200, 3)
    network = fit(seen, levels, Recipe(width=8, epochs=2), lambda _: None)
    limits = np.full((2, len(MARKS)), 0.4, np.float32)
    Model((network,), limits, limits).keep(tmp_path)
    first = (tmp_path / "0" / "weights.npz").read_bytes()
    found = model(tmp_path)
    assert found.networks[0].names == network.names
    assert np.allclose(found.networks[0].weights.direct, network.weights.direct, atol=2e-3)
    Model((network,), limits, limits).keep(tmp_path)
    assert (tmp_path / "0" / "weights.npz").read_bytes() == first


def test_the_model_of_the_package_is_small() -> None:
    """Under 30 MB in all, as promised."""
    folder = Path(__file__).parent.parent / "scoring" / "reading" / "weights"
    assert 0 < sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 30_000_000


def test_measures_of_agreement_are_those_of_the_books() -> None:
    a, b = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 1, 2, 2, 2])
    assert weighted_kappa(a, a) == 1
    # scikit-learn's cohen_kappa_score(a, b, weights="quadratic") gives the same.
    assert weighted_kappa(a, b) == pytest.approx(8 / 9)
    found, wanted = np.array([[1], [1], [0], [0]], bool), np.array([[1], [0], [1], [0]], bool)
    assert f1(found, wanted).tolist() == [0.5]
    low, high = interval(lambda x, y: float(f1(x, y).mean()), found, wanted, draws=200)
    assert 0 <= low < 0.5 < high <= 1
