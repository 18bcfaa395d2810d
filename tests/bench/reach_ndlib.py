"""Baseline: NDlib's independent cascade over the same people, 72 iterations of an hour.

NDlib knows no delays, so each generation takes an hour. Who would share when seeing the post is drawn beforehand, so
that only those need followers in the graph (2 million edges, not 657 million); being reached is NDlib's infection. The
graph is made once and is not timed.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
from ndlib.models import ModelConfig, epidemics

from sim.platforms import Platform


def model(place: Platform, seed_followers: int, rate: float, seed: int) -> epidemics.IndependentCascadesModel:
    """The model, ready to run."""
    chance = np.random.default_rng(seed)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(place.audience + 1))
    author = place.audience
    sharers = np.flatnonzero(chance.random(place.audience) < rate / place.look).tolist()
    for sharer in [author, *sharers]:
        drawn = min(place.audience, int(math.exp(chance.normal(place.mu, place.sigma))))
        looking = chance.binomial(seed_followers if sharer == author else drawn, place.look)
        graph.add_edges_from((sharer, v) for v in chance.integers(0, place.audience, looking).tolist())
    made = epidemics.IndependentCascadesModel(graph)
    settings = ModelConfig.Configuration()
    settings.add_model_initial_configuration("Infected", [author])
    settings.config["edges"]["threshold"] = dict.fromkeys(graph.edges(), 1.0)
    made.set_initial_status(settings)
    return made


def run(made: epidemics.IndependentCascadesModel, hours: int) -> int:
    """How many were reached."""
    made.reset()
    for _ in range(hours):
        state = made.iteration(node_status=False)
    return int(state["node_count"][1] + state["node_count"][2] - 1)
