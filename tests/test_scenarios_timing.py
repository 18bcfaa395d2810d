"""Durations and windows, as people write them."""

from __future__ import annotations

import pytest

from scenarios.timing import BadTime, Window, clock, seconds, span


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("90 s", 90),
        ("8 min", 480),
        ("8min", 480),
        ("1 h 30 min", 5400),
        ("1.5 h", 5400),
        ("2 d", 172_800),
        ("0", 0),
        (" 10 Min ", 600),
        ("3 分鐘", 180),
        ("1 小時 5 分", 3900),
        ("７ min", 420),
    ],
)
def test_durations(text: str, wanted: int) -> None:
    assert seconds(text) == wanted


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8", "bad-duration"),
        ("", "bad-duration"),
        ("min", "bad-duration"),
        ("-3 min", "bad-duration"),
        ("3 min later", "bad-duration"),
        ("1e9 s", "bad-unit"),
        ("9" * 100_000, "bad-duration"),
        ("1 s" * 50_000, "bad-duration"),
        ("3 weeks", "bad-unit"),
        ("8 d", "long-duration"),
    ],
)
def test_what_is_no_duration(text: str, code: str) -> None:
    """Each with its own sentence, and at once."""
    with pytest.raises(BadTime) as caught:
        seconds(text)
    assert caught.value.code == code


def test_windows() -> None:
    """A moment is a window of no length; the end does not come first."""
    assert Window.parse("8 min") == Window(480, 480)
    assert Window.parse("10 min .. 14 min") == Window(600, 840)
    for text, code in (
        ("9 min..8 min", "backward-window"),
        ("..", "bad-duration"),
        ("1 min..2 min..3 min", "bad-duration"),
    ):
        with pytest.raises(BadTime) as caught:
            Window.parse(text)
        assert caught.value.code == code


def test_how_times_are_shown() -> None:
    """The time of day of a moment, and a length."""
    assert clock(8 * 60, 9 * 3600 + 10 * 60) == "09:18"
    assert clock(16 * 3600, 9 * 3600) == "01:00"
    assert (span(190), span(3725), span(-1)) == ("3:10", "1:02:05", "0:00")
