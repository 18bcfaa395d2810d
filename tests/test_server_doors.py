"""Who comes in, how often one may guess, and that a token never shows where others look."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from live.server.doors import BURST, GUESSES, HOUR_S, JOINS_EACH, LOOKS, REMEMBER_S
from tests.server_stage import KEY, SAID, Asked, served


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


async def guesses(asked: Asked, count: int, **more: str) -> list[int]:
    """So many tries, each from an address of its own."""
    found = []
    for number in range(count):
        at = more.pop("at", "") or f"10.0.1.{number}"
        answer = await asked.joins("observer", **{"code": f"WRONG{number}"} | more, at=at)
        found.append(answer.status_code)
    return found


async def test_a_code_can_be_guessed_fourteen_times_an_hour_from_everywhere_together(asked: Asked) -> None:
    """Then even the right code waits, until the first of them is an hour old."""
    assert await guesses(asked, 20) == [403] * GUESSES + [429] * 6
    late = await asked.joins("observer", at="10.0.2.1")
    assert late.status_code == 429 and int(late.headers["retry-after"]) == HOUR_S + 1
    asked.clock.now_s += HOUR_S - 1
    assert (await asked.joins("observer", at="10.0.2.1")).status_code == 429
    asked.clock.now_s += 1
    assert (await asked.joins("observer", at="10.0.2.1")).status_code == 200


async def test_in_a_day_of_trying_no_more_are_heard(asked: Asked) -> None:
    """A guess a second for a day: 14 an hour and not one more."""
    heard = 0
    for second in range(0, 24 * 3600, 60):
        asked.clock.now_s += 60
        heard += (await asked.joins("observer", code="WRONG", at=f"10.1.{second % 250}.1")).status_code == 403
    assert heard == 24 * GUESSES


async def test_members_go_on_undisturbed_while_somebody_guesses(asked: Asked) -> None:
    await asked.begun("service")
    assert 429 in await guesses(asked, 20)
    assert (await asked.calls("service", "say", **SAID)).status_code == 200
    assert (await asked.asks("GET", "/api/view", who="service")).status_code == 200
    assert (await asked.joins("pr", at="10.0.0.9")).status_code == 200  # from where others are inside already


async def test_one_address_guesses_ten_times_a_minute(asked: Asked) -> None:
    assert [(await asked.joins("observer", code="WRONG")).status_code for _ in range(12)] == [403] * 10 + [429] * 2
    asked.clock.now_s += 60
    assert (await asked.joins("observer")).status_code == 200


async def test_everybody_behind_one_proxy_is_trusted_like_a_stranger(asked: Asked) -> None:
    """Else a guesser behind it would have the trust that others earned."""
    assert (await asked.joins("observer", at="127.0.0.1")).status_code == 200
    await guesses(asked, 20)
    assert (await asked.joins("observer", at="127.0.0.1")).status_code == 429


async def test_a_forwarded_address_is_not_believed(asked: Asked) -> None:
    body = {"id": "x", "code": "WRONG", "name": "x", "seat": "pr"}
    told = [
        (await asked.asks("POST", "/api/join", json=body, headers={"x-forwarded-for": f"10.9.9.{n}"})).status_code
        for n in range(12)
    ]
    assert told == [403] * 10 + [429] * 2


@pytest.mark.parametrize("seat", ["controller", "evaluator", "observer"])
async def test_seats_that_see_everything_need_the_host_key(asked: Asked, seat: str) -> None:
    """Guessing it is limited too, and locks nobody else out."""
    assert (await asked.joins(seat, key="")).json()["kind"] == "NoKeyError"
    wrong = (await asked.joins(seat, key="AAAA-AAAA")).json()
    assert wrong["kind"] == "WrongKeyError" and "不是主持金鑰" in wrong["error"]
    assert [(await asked.joins(seat, key="NO", at=f"10.0.3.{n}")).status_code for n in range(20)].count(
        403
    ) == GUESSES - 1
    assert (await asked.joins(seat, key=KEY, at="10.0.4.1")).status_code == 429
    assert (await asked.joins("pr", key="", at="10.0.4.1")).status_code == 200


async def test_codes_are_taken_however_they_are_typed(asked: Asked) -> None:
    code = asked.room.code.lower().replace("-", " ")
    assert (await asked.joins("pr", code=code)).status_code == 200


async def test_a_join_whose_answer_got_lost_is_answered_again(asked: Asked) -> None:
    first, again = await asked.joins("pr", id="mine"), await asked.joins("pr", id="mine")
    assert first.json() == again.json()
    assert len(asked.room.state.members) == 1


async def test_but_not_to_another_one_and_not_for_ever(asked: Asked) -> None:
    """An id alone does not give somebody's token away."""
    await asked.joins("pr", id="mine")
    assert (await asked.joins("service", id="mine")).json()["kind"] == "JoinedBeforeError"
    asked.clock.now_s += REMEMBER_S
    late = await asked.joins("pr", id="mine")
    assert (late.status_code, late.json()["kind"]) == (409, "JoinedBeforeError")


async def test_joins_from_one_address_are_limited(asked: Asked) -> None:
    told = [(await asked.joins("pr", name="")).status_code for _ in range(3)]
    assert told == [422] * 3
    told = [(await asked.joins("service", id="mine")).status_code for _ in range(JOINS_EACH + 5)]
    assert told == [200] * JOINS_EACH + [429] * 5


async def test_calls_and_looks_are_limited_for_each_member(asked: Asked) -> None:
    await asked.begun("service", "pr")
    told = [(await asked.calls("pr", "tell", to="all", text="x")).status_code for _ in range(BURST + 2)]
    assert told == [200] * BURST + [429] * 2
    assert (await asked.calls("service", "tell", to="all", text="x")).status_code == 200
    told = [(await asked.asks("GET", "/api/view", who="pr")).status_code for _ in range(LOOKS + 2)]
    assert told == [200] * LOOKS + [429] * 2
    asked.clock.now_s += 10
    assert (await asked.calls("pr", "tell", to="all", text="x")).status_code == 200


async def test_long_words_weigh_more(asked: Asked) -> None:
    """Reading them takes the server's time from all others: two of the longest in ten seconds, and no more."""
    await asked.begun("service", "pr")
    long = SAID | {"text": "We are sorry. " * 350}
    told = [(await asked.calls("service", call, **long)).status_code for call in ("say", "check", "say", "check")]
    assert told == [200, 200, 429, 429]
    draft = {**SAID, "text": "x" * 5_000}
    assert [(await asked.calls("pr", "draft", **draft)).status_code for _ in range(10)] == [200] * 10
    asked.clock.now_s += 10
    assert (await asked.calls("service", "say", **long)).status_code == 200


async def test_the_cookie_is_for_this_server_and_no_script(asked: Asked) -> None:
    answer = await asked.joins("pr")
    name, _, rest = answer.headers["set-cookie"].partition("=")
    flags = {each.strip().lower() for each in rest.split(";")[1:]}
    assert name == "cd_token" and {"httponly", "samesite=strict", "path=/", "max-age=86400"} <= flags
    seen = await asked.asks("GET", "/api/view", headers={"cookie": f"cd_token={answer.json()['token']}"})
    assert seen.json()["own"]["me"]["name"] == "Pr"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer "},
        {"authorization": "Bearer x"},
        {"authorization": "Basic eDp5"},
        {"cookie": "cd_token=x; other"},
        {"cookie": "\xff=\xfe"},
    ],
)
async def test_strangers_are_told_so(asked: Asked, headers: dict[str, str]) -> None:
    await asked.begun("pr")
    for method, path in (("GET", "/api/view"), ("GET", "/api/stream"), ("POST", "/api/call")):
        more = {"json": {"id": "1", "call": "leave"}} if method == "POST" else {}
        answer = await asked.asks(method, path, headers={k: v.encode("latin-1") for k, v in headers.items()}, **more)
        assert (answer.status_code, answer.json()["kind"]) == (401, "StrangerError")


async def test_a_token_in_an_address_is_no_token(asked: Asked) -> None:
    await asked.begun("pr")
    answer = await asked.asks("GET", f"/api/view?token={asked.tokens['pr']}&cd_token={asked.tokens['pr']}")
    assert answer.status_code == 401


async def test_no_log_and_no_file_holds_a_token(tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd) -> None:
    """A session over real connections, everything logged that anybody logs; the store keeps hashes."""
    caplog.set_level(logging.DEBUG)
    async with served(tmp_path, "controller", "pr") as stage:
        stage.tokens["pr"] = stage.hosting.doors.token_for("t", "t", known=False)
        stage.room.join("Real", "service", "en", "join-real", stage.tokens["pr"])
        stage.does("controller", "start")
        line = await stage.stream("pr")
        for head in (
            stage.head("GET", "/api/view", "pr"),
            stage.head("GET", f"/api/view?token={stage.tokens['pr']}"),
            stage.head("POST", "/api/call", "pr", "Content-Type: application/json\r\nContent-Length: 2\r\n") + "{}",
            f"GET {stage.tokens['pr']} HTTP/9\r\n\r\n",
            stage.head("GET", "/", "pr", "Connection: upgrade\r\nUpgrade: websocket\r\n"),
        ):
            other = await stage.line()
            other.sends(head)
            await other.hears(b"\r\n\r\n")
        line.sends("garbage\r\n\r\n")
        token = stage.tokens["pr"]
    said = capfd.readouterr()
    assert token not in caplog.text and token not in said.out and token not in said.err
    for path in tmp_path.iterdir():
        assert token.encode() not in path.read_bytes()


async def test_whoever_has_the_code_sees_which_seats_are_taken(asked: Asked) -> None:
    """And nobody else; guessing the code that way is limited as joining is."""
    await asked.joins("pr")
    seen = await asked.asks("POST", "/api/seats", json={"code": asked.room.code})
    assert {"seat": "pr", "name": "Pr"} in seen.json()["seats"]
    told = [(await asked.asks("POST", "/api/seats", json={"code": "AAAA-AAAA"})).status_code for _ in range(12)]
    assert told == [403] * 10 + [429] * 2
