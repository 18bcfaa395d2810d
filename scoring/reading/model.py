"""The trained models of this package, one for each language: networks, and from which probability on a mark counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final, Literal

from scoring.reading.network import Array, Network, load, save
from scoring.reading.panel import Panel
from sim.reading import MARKS

WEIGHTS: Final = Path(__file__).parent / "weights"
Lang = Literal["zh", "en"]
LANGS: Final[tuple[Lang, ...]] = ("zh", "en")


@dataclass(frozen=True)
class Model:
    """Networks whose probabilities are averaged, with their thresholds."""

    networks: tuple[Network, ...]
    """All with the same keys in the same order: they are trained on the same replies."""
    present: Array
    """(marks,): from which probability on a mark is there."""
    clear: Array
    """(marks,): from which probability of level 2 on it is clear."""

    @cached_property
    def panel(self) -> Panel:
        """The networks asked together."""
        return Panel(self.networks)

    def keep(self, folder: Path) -> None:
        """Writes the model; the same model gives the same bytes."""
        for number, network in enumerate(self.networks):
            own = folder / str(number)
            own.mkdir(parents=True, exist_ok=True)
            save(network, own, present=self.present, clear=self.clear)


@cache
def model(lang: Lang, weights: Path = WEIGHTS) -> Model:
    """The model of a language, read once and not before somebody asks for it."""
    folder = weights / lang
    loaded = [load(own) for own in sorted(folder.iterdir()) if (own / "weights.npz").exists()]
    limits = loaded[0][1]
    if limits["present"].shape != (len(MARKS),):
        raise ValueError(f"{folder}: made for other marks; train it again")
    if len({network.names for network, _ in loaded}) > 1:
        raise ValueError(f"{folder}: the networks have different keys; train them again")
    first = loaded[0][0]
    # One list of names for all: there are tens of thousands of them.
    networks = tuple(Network(each.weights, first.names, first.whole_names) for each, _ in loaded)
    return Model(networks, limits["present"], limits["clear"])
