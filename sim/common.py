"""What the drills of one seed have in common: the posts that they meet, as far as any of them has worked those out.

Only who plays many drills of one seed makes one and hands it down, and plays them in one thread. All other drills have
one of their own, so that a drill with people in it shares nothing with what others play beside it.
"""

from __future__ import annotations

from sim.lots import Lots, lots_of


class Common:
    """For drills of this seed that are played in one thread, at once or one after the other; changes none of them."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._lots: dict[tuple[str, int], Lots] = {}

    def lots(self, name: str, bins: int) -> Lots:
        """The chance of the post of that name, with all that was made of it so far."""
        key = name, bins
        found = self._lots.get(key)
        if found is None:
            found = self._lots[key] = lots_of(self.seed, name, bins)
        return found
