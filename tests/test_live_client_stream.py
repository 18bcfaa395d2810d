"""Server-sent events come out the same, whatever the pieces in which they come in."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live import client_stream
from live.client_link import Link
from live.client_seats import KeptSeat, KeptSeats
from live.client_stream import StreamBrokenError, events
from live.wall import wall_now

texts = st.text(st.characters(blacklist_characters="\r\n", blacklist_categories=("Cs",)), max_size=40)


async def _pieces(raw: bytes, cuts: list[int]):
    for start, end in zip([0, *cuts], [*cuts, len(raw)], strict=True):
        yield raw[start:end]


async def read(raw: bytes, cuts: list[int]) -> list[tuple[str, str]]:
    return [event async for event in events(_pieces(raw, cuts))]


@given(st.lists(texts, max_size=5), st.sampled_from(["\n", "\r\n"]), st.data())
async def test_any_pieces_give_the_same_events(data, end, draw):
    r"""Line separators of Unicode (U+2028, \x85 …) are no line ends here."""
    raw = "".join(f": ping{end}{end}event: view{end}data: {text}{end}{end}" for text in data).encode()
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(raw)), max_size=6)))
    assert await read(raw, cuts) == [("view", text) for text in data]


async def test_half_an_event_is_none():
    assert await read(b"event: view\ndata: {}\n", []) == []


async def test_what_is_no_stream(monkeypatch):
    with pytest.raises(StreamBrokenError):
        await read(b"data: \xff\xfe\n\n", [])
    monkeypatch.setattr(client_stream, "LARGEST", 100)
    with pytest.raises(StreamBrokenError):
        await read(b"x" * 200, [])


def seat(**other) -> KeptSeat:
    given = {"origin": "http://h:1", "code": "A", "member": "m-1", "name": "林", "seat": "pr", "token": "t"}
    return KeptSeat(**{**given, "since": wall_now().isoformat(), **other})


def test_seats_are_found_for_their_own_room_alone(tmp_path):
    """A token never goes to another address, nor to another code; old ones are forgotten."""
    kept = KeptSeats(tmp_path)
    kept.keep(seat())
    kept.keep(seat(member="m-2", name="王", seat="legal"))
    old = (wall_now() - timedelta(days=2)).isoformat()
    kept.keep(seat(member="m-3", since=old))
    here = Link("http://h:1", "A")
    assert [each.member for each in kept.of(here)] == ["m-2", "m-1"]
    assert [each.member for each in kept.of(here, "林", "pr")] == ["m-1"]
    assert kept.of(Link("http://h:2", "A")) == kept.of(here.coded("B")) == []
    kept.keep(seat(token="other"))
    assert [each.token for each in kept.of(here, "林")] == ["other"]
    kept.forget("m-1")
    assert [each.member for each in kept.of(here)] == ["m-2"]


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"origin": 1}]', json.dumps([{"since": "x"}]), "null"])
def test_a_damaged_file_of_seats_is_no_file(tmp_path, content):
    (tmp_path / "rooms.json").write_text(content)
    kept = KeptSeats(tmp_path)
    assert kept.of(Link("http://h:1", "A")) == []
    kept.keep(seat())
    assert len(kept.of(Link("http://h:1", "A"))) == 1
