"""The same seeds on one core, on four, and on two Dask workers one of which is killed half-way: prints JSON.

`python -m tests.farm_everywhere [--seeds N]`; exits 1 unless the bytes of all journals are the same everywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from importlib.util import find_spec

from live.farm import Farm, cluster, cores, gathered
from scoring.teams import TEAMS
from tests.farm_work import dask_cluster, journal

Found = dict[tuple[str, int], str]


def everywhere(seeds: int) -> dict[str, Found]:
    """Each journal's hash by team and seed, by where it was played; raises AssertionError if one came twice."""
    wanted = [(team, seed) for seed in range(1, seeds + 1) for team in TEAMS]
    found = {"here": {run[:2]: run[2] for run in map(journal, wanted)}}
    found["one core"] = played(cores(1), wanted)
    found["four cores"] = played(cores(4), wanted)
    if find_spec("distributed"):
        with dask_cluster(2) as (address, hands):
            found["dask, one of two workers killed"] = played(cluster(address), wanted, hands[0].kill)
            assert hands[0].poll() is not None
            assert hands[1].poll() is None
    return found


def played(farm: Farm, wanted: list[tuple[str, int]], half_way: Callable[[], None] = lambda: None) -> Found:
    """The journals' hashes by team and seed; `half_way` is called when half of them are there."""
    found: Found = {}
    for team, seed, journal_hash in gathered(farm, journal, wanted):
        assert (team, seed) not in found
        found[team, seed] = journal_hash
        if len(found) == len(wanted) // 2:
            half_way()
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    seeds = parser.parse_args().seeds
    result = everywhere(seeds)
    hashes = {
        where: hashlib.sha256(json.dumps(sorted((*run, digest) for run, digest in found.items())).encode()).hexdigest()
        for where, found in result.items()
    }
    same = len(set(hashes.values())) == 1
    print(json.dumps({"journals": seeds * len(TEAMS), "hashes": hashes, "same": same}, indent=1))
    sys.exit(not same)
