"""The short form of the whole drill: two browsers, the controller's terminal, a host that is killed (long form: `python -m tests.whole_drill`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.page_stage import CHROMIUM
from tests.whole_drill import played


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on the path")
async def test_nothing_that_was_shown_as_sent_is_lost_or_doubled(tmp_path: Path) -> None:
    """A reload while one writes, an answer that gets lost, kill -9: the journal, the feeds and the reports are whole."""
    pytest.importorskip("playwright.async_api", reason="needs playwright (the extra dev)")
    tally = await played("en", tmp_path, short=True)
    assert tally.sound, tally
    assert (tally.browsers, tally.reloads, tally.answers_swallowed, tally.kills) == (2, 1, 1, 1)
    assert tally.shown_as_sent == 15
