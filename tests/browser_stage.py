"""A browser without a window, for the tests of pages; `browser` of the conftest hands it out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
IN_BROWSER = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on the path")]
"""The marks of a file of such tests."""


@contextmanager
def browsing() -> Iterator[Any]:
    """An open browser; who asks for one without playwright is skipped."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (the extra dev)")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
