"""Baseline: the same cascade, exact and event-driven, compiled by numba. Two ways; the faster one counts.

`every` puts each exposure on a heap. `willing` is as lean as we can make it: a person keeps the earliest of their
exposures, and only people who would share go on the heap. Followers may repeat within one sharer, which is cheaper.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from sim.platforms import Platform


@njit(cache=False)
def _push(times, people, size, at_s, person):
    spot = size
    while spot > 0:
        above = (spot - 1) >> 1
        if times[above] <= at_s:
            break
        times[spot], people[spot] = times[above], people[above]
        spot = above
    times[spot], people[spot] = at_s, person
    return size + 1


@njit(cache=False)
def _pop(times, people, size):
    size -= 1
    at_s, person = times[size], people[size]
    spot = 0
    while True:
        below = 2 * spot + 1
        if below >= size:
            break
        if below + 1 < size and times[below + 1] < times[below]:
            below += 1
        if times[below] >= at_s:
            break
        times[spot], people[spot] = times[below], people[below]
        spot = below
    times[spot], people[spot] = at_s, person
    return size


@njit(cache=False)
def _room(times, people, size, wanted):
    if size + wanted <= len(times):
        return times, people
    longer = max(2 * len(times), size + wanted)
    new_times, new_people = np.empty(longer), np.empty(longer, np.int32)
    new_times[:size], new_people[:size] = times[:size], people[:size]
    return new_times, new_people


@njit(cache=False)
def _delay(flat_s, theta):
    draw, early = np.random.random(), theta / (1 + theta)
    return draw / early * flat_s if draw < early else flat_s * ((1 - draw) / (1 - early)) ** (-1 / theta)


@njit(cache=False)
def _every(audience, seed, rate, look, mu, sigma, flat_s, theta, decay_s, until_s):
    seen = np.zeros(audience, np.bool_)
    times, people, size = np.empty(1 << 16), np.empty(1 << 16, np.int32), 0
    shared = []
    now, followers = 0.0, seed
    while True:
        looking = np.random.binomial(followers, look) if followers else 0
        times, people = _room(times, people, size, looking)
        for _ in range(looking):
            at_s = now + _delay(flat_s, theta)
            if at_s <= until_s:
                size = _push(times, people, size, at_s, np.random.randint(0, audience))
        followers = 0
        while size and not followers:
            now, person = times[0], people[0]
            size = _pop(times, people, size)
            if not seen[person]:
                seen[person] = True
                if np.random.random() < rate / look * math.exp(-now / decay_s):
                    shared.append(now)
                    followers = min(audience, int(math.exp(np.random.normal(mu, sigma))))
        if not size and not followers:
            return np.array(shared), seen.sum()


@njit(cache=False)
def _willing(audience, seed, rate, look, mu, sigma, flat_s, theta, decay_s, until_s):
    seen_s = np.full(audience, np.inf, np.float32)
    whim = np.full(audience, np.float32(-1.0), np.float32)
    times, people, size = np.empty(1 << 12), np.empty(1 << 12, np.int32), 0
    shared = [0.0]
    now, followers, views = 0.0, seed, 0
    while True:
        looking = np.random.binomial(followers, look) if followers else 0
        for _ in range(looking):
            at_s = np.float32(now + _delay(flat_s, theta))
            if at_s > until_s:
                continue
            person = np.random.randint(0, audience)
            if at_s >= seen_s[person]:
                continue
            if whim[person] < 0:
                views += 1
                whim[person] = np.random.random()
            seen_s[person] = at_s
            if whim[person] < rate / look:
                times, people = _room(times, people, size, 1)
                size = _push(times, people, size, at_s, person)
        followers = 0
        while size and not followers:
            now, person = times[0], people[0]
            size = _pop(times, people, size)
            if seen_s[person] == np.float32(now) and whim[person] < rate / look * math.exp(-now / decay_s):
                shared.append(now)
                followers = min(audience, int(math.exp(np.random.normal(mu, sigma))))
        if not size and not followers:
            return np.array(shared[1:]), views


@njit(cache=False)
def _seed(number):
    np.random.seed(number)


def run(way: str, place: Platform, seed_followers: int, rate: float, until_s: float, seed: int) -> tuple[int, int]:
    """(views, shares) at the end of a run."""
    _seed(seed)
    work = _every if way == "every" else _willing
    shared, views = work(
        place.audience,
        seed_followers,
        rate,
        place.look,
        place.mu,
        place.sigma,
        place.flat_s,
        place.theta,
        place.decay_s,
        until_s,
    )
    return int(views), len(shared)
