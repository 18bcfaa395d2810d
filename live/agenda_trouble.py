"""What can be wrong with a planned drill on disk, each as one sentence with the way out.

* StoreError
    * PlannedUnknownError        no planned drill of that name
        * PlannedMisspeltError   none, and one of nearly that name
    * PlannedUnreadableError     it is there, and does not hold together
"""

from __future__ import annotations

from live.trouble import StoreError


class PlannedUnknownError(StoreError):
    """No planned drill of that name."""

    words = "There is no planned drill “{planned}”. The IDs stand in crisis-drill schedule list."


class PlannedMisspeltError(PlannedUnknownError):
    """None of that name, and one of nearly that name."""

    words = "There is no planned drill “{planned}”. Did you mean “{near}”?"


class PlannedUnreadableError(StoreError):
    """A planned drill's own content does not hold together."""

    words = (
        "The planned drill “{planned}” cannot be read ({reason}). "
        "Remove it with crisis-drill schedule remove {planned}, and plan it again."
    )
