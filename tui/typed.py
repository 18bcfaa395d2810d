"""Keys that come fast: each waits in the queue of the field that it goes to, while Ctrl+S would act at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from textual.screen import Screen

OnScreen = TypeVar("OnScreen", bound=Screen[Any])


def after_typing(action: Callable[[OnScreen], None]) -> Callable[[OnScreen], None]:
    """The action of a screen, done once all that was typed before it stands in its field."""

    @wraps(action)
    def waits(screen: OnScreen) -> None:
        (screen.focused or screen).call_later(action, screen)

    return waits
