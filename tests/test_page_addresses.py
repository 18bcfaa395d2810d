"""What a browser shows at an address that is not quite the room's: a page, never data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.page_stage import Served

READS = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    served = Served(Path(tmp_path_factory.mktemp("addresses")))
    yield served.base
    served.close()


@pytest.mark.parametrize("path", ["/", "/j", "/j/", "/j/ABCD-EFGH"])
def test_a_link_without_its_code_opens_the_page_all_the_same(base: str, path: str) -> None:
    answer = httpx.get(base + path, headers=READS)
    assert answer.status_code == 200
    assert "/static/page.js" in answer.text


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", 404), ("/j/A/B", 404), ("/static/x", 404), ("/api/call", 405)]
)
def test_an_unknown_address_is_told_in_one_sentence_of_the_visitors_language(base: str, path: str, status: int) -> None:
    for lang, words in (("en-GB", "Open the link|not asked for"), ("zh-TW", "請開啟主機螢幕上的連結|不能這樣使用")):
        answer = httpx.get(base + path, headers=READS | {"accept-language": lang})
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html")
        assert any(each in answer.text for each in words.split("|"))
        assert 'href="/"' in answer.text
        assert "content-security-policy" in answer.headers


def test_a_report_opened_by_a_stranger_is_a_sentence_too(base: str) -> None:
    answer = httpx.get(f"{base}/api/report", headers=READS)
    assert answer.status_code == 401
    assert "Join again" in answer.text or "重新加入" in answer.text
    assert "<main" in answer.text


def test_a_program_gets_data(base: str) -> None:
    for headers in ({}, {"accept": "application/json"}, {"accept": "*/*"}):
        answer = httpx.get(f"{base}/nowhere", headers=headers)
        assert answer.json()["kind"] == "NoPageError"
        assert answer.status_code == 404
