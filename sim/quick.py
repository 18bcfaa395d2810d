"""A frozen dataclass that is made in less than half the time: a drill makes thousands of them."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T", bound=type[Any])


def quick(cls: T) -> T:
    """The same frozen dataclass, its fields written straight into the instance and not through `__setattr__`.

    Fields may have plain defaults, and neither factories nor `__post_init__`; the class may have no slots.
    """
    named = [each.name for each in fields(cls)]
    given = {each.name: each.default for each in fields(cls) if each.default is not MISSING}
    taken = ", ".join(f"{name}=_given[{name!r}]" if name in given else name for name in named)
    written = "".join(f"\n    d[{name!r}] = {name}" for name in named)
    space: dict[str, Any] = {"_given": given}
    exec(f"def __init__(self, {taken}):\n    d = self.__dict__{written}", space)  # noqa: S102 as dataclasses does
    cls.__init__ = space["__init__"]
    return cls
