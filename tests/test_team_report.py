"""The team's report of a drill held in a room: seats, owners, hand-offs, one voice, evaluators, hotwash, plan."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from live.room.subjects import person_subject, team_subject
from live.store import Store
from scenarios.words import LANGS, Lang
from scoring.report import report_html, report_json, report_markdown
from tests.team_stage import Held, held

HELD_ON = date(2026, 11, 21)
NASTY = '<script>alert(1)</script> [x](y) | # \u202e "quote" {{ 7 * 7 }}'


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Held]:
    """The drill in both languages, once for all tests that only look at it."""
    return {lang: held(Store(tmp_path_factory.mktemp("team") / f"{lang}.db"), lang) for lang in LANGS}


def team(at: Held, lang: Lang | None = None) -> dict[str, Any]:
    of = replace(at.team_drill(), held_on=HELD_ON)
    return json.loads(report_json(team_subject(of, lang or at.lang)))


@pytest.fixture(scope="module")
def told(done: dict[Lang, Held]) -> dict[str, Any]:
    """The report's data in English."""
    return team(done["en"])


def test_the_score_is_the_whole_teams(told: dict[str, Any]) -> None:
    assert told["head"]["role"] == "" and told["head"]["whose"] == "The whole team's score"
    assert told["person"] is None and told["total"] is not None


def test_who_sat_where_when(told: dict[str, Any]) -> None:
    """The hand-over at minute 5, the director who came late, and the seats where nobody sat."""
    seats = {each["role"]: each for each in told["team"]["seats"]}
    spans = [(span["clock"], span["until"], span["who"]) for span in seats["service"]["spans"]]
    assert spans == [("09:10", "09:15", "Lin"), ("09:15", "09:22", "Hsu")]
    assert seats["service"]["handovers"] == ["09:15 Lin → Hsu"] and seats["service"]["unstaffed_s"] == 0
    assert [span["simulated"] for span in seats["director"]["spans"]] == [True, False]
    assert seats["director"]["unstaffed_s"] == 100
    assert seats["legal"]["unstaffed_s"] == 720
    assert {each["who"]: each["seat"] for each in told["team"]["watchers"]}["Eva"] == "Evaluator"


def test_times_by_owner(told: dict[str, Any]) -> None:
    """Each expected action has its owner, opening, end and doer; each role its tally, the simulated ones apart."""
    owed = {each["line"]["id"]: each for each in told["team"]["owed"]}
    first = owed["first-reply"]
    assert (first["opened_clock"], first["line"]["owner"], first["by"]) == (
        "09:10",
        "Head of customer service",
        "Head of customer service",
    )
    assert first["line"]["delay_s"] == 41 and first["line"]["status"] == "met"
    assert owed["press-reply"]["by"] == "" and owed["press-reply"]["line"]["status"] == "missed"
    assert owed["sop-investigate"]["simulated"]
    by_role = {each["role"]: each for each in told["team"]["owners"]}
    assert (by_role["service"]["of"], by_role["service"]["met"]) == (2, 2)
    assert by_role["pr"]["missed"] == 4 and by_role["medical"]["simulated"] == 1


def test_documents_tell_who_waited_for_whom(told: dict[str, Any]) -> None:
    """Version 1 went out without the approval; version 2 waited 139 seconds for it."""
    first, second = told["team"]["papers"]
    assert [(step["end"], step["waited_s"]) for step in first["stages"]] == [
        ("done", 45),
        ("done", 45),
        ("bypassed", 70),
    ]
    assert second["stages"][2]["name"] == "approved" and second["stages"][2]["waited_s"] == 139
    assert not second["stages"][2]["simulated"] and second["stages"][1]["simulated"]
    (bypass,) = told["team"]["bypassed"]
    assert (
        bypass["lacked"] == ["the approval by the director"] and "cost" not in bypass and bypass["by"] == "PR manager"
    )
    (asked,) = told["team"]["questions"]
    assert (asked["waiting"], asked["whom"], asked["lasts_s"]) == ("Head of customer service", "PR manager", 58)


def test_one_voice_has_both_quotes_and_both_speakers(told: dict[str, Any]) -> None:
    clash = next(each for each in told["team"]["clashes"] if each["earlier_quote"])
    assert clash["earlier_who"] == "PR manager" and "were not answered" in clash["earlier_quote"]
    assert clash["who"] == "Head of customer service" and clash["quote"].startswith("It is not true")
    against = next(each for each in told["team"]["clashes"] if each["fact"])
    assert against["fact_status"] == "confirmed"


def test_who_carried_what(told: dict[str, Any]) -> None:
    shares = {each["role"]: each for each in told["team"]["shares"]}
    assert round(sum(each["share"] for each in shares.values()), 3) == 1
    assert shares["legal"]["share"] == 0 and shares["legal"]["simulated"] == 2
    assert shares["pr"]["papers"] == 2 and shares["service"]["messages"] == 1
    (silent,) = told["team"]["silences"]
    assert silent["role"] == "director" and silent["lasts_s"] >= 300
    assert silent["waited"] == ["Call the team"]


def test_evaluators_differ_and_their_marks_count_beside_the_readers(told: dict[str, Any]) -> None:
    """Ratings S and M are one step apart; Tom's mark is told with his reason and the score under his marks."""
    (calm,) = told["team"]["sheet"]
    assert [(each["by"], each["rating"]) for each in calm["ratings"]] == [("Eva", "S"), ("Tom", "M")]
    assert calm["same"] == "near"
    moments = [told["timeline"][each["moment"] - 1]["clock"] for each in calm["observations"]]
    assert moments == [each["clock"] for each in calm["observations"]]
    evaluation = told["evaluation"]
    assert evaluation["confirmed"] == 1
    (changed,) = evaluation["changed"]
    assert (changed["by"], changed["reader"], changed["level"]) == ("Tom", 2, 1)
    assert not (changed["who"] or changed["clock"] or changed["action"] or changed["why"])
    scores = {each["name"]: each["total"] for each in evaluation["scores"]}
    assert scores["Evaluator Tom"] < scores["Evaluator Eva"] == scores["As read when it was played"]


def test_hotwash_and_plan(told: dict[str, Any]) -> None:
    answers = {each["id"]: each["answers"] for each in told["team"]["hotwash"]}
    assert answers["sop"] == [{"text": "Who calls the team together when the director is out?"}]
    assert len(answers["next"]) == 2
    plan = told["team"]["plan"]
    assert all(each["action"] and each["owner"] and each["due"] for each in plan)
    assert any("waited 2:19" in each["problem"] and each["owner"] == "Director" for each in plan)
    assert plan[-1]["due"] == "21 December 2026" and "S, M" in plan[-1]["problem"]


def test_the_teams_report_names_roles_where_it_judges(told: dict[str, Any]) -> None:
    """Names stand with seats and evaluators; never with answers, times, waits, slips, shares or the plan."""
    judged = ("owners", "owed", "papers", "longest", "bypassed", "clashes", "shares", "silences", "plan", "hotwash")
    text = json.dumps([told["team"][part] for part in judged], ensure_ascii=False)
    assert not re.search(r"\b(Lin|Ann|Hsu|Dr Wu)\b", text)


def test_nobodys_own_marks_can_be_read_off_it(done: dict[Lang, Held], told: dict[str, Any]) -> None:
    """Who sat where is named, so no reply has points, marks or advice, and no role has points: in all three forms."""
    assert len(told["replies"]) >= 3
    for reply in told["replies"]:
        assert reply["score"] is None and not (reply["marks"] or reply["lacks"] or reply["models"])
    for line in (*told["expectations"], *(each["line"] for each in told["team"]["owed"])):
        assert not line["lacks"] and not line["harms"]
    assert all(each["cost"] is None and not each["quote"] for each in told["improvements"])
    assert not any(each["quote"] or each["who"] for each in (*told["caps"], *told["turns"]))
    assert {
        cause
        for curve in told["curves"]
        for act in curve["acts"]
        if act["is_reply"]
        for move in act["moves"]
        for cause in move["causes"]
    } <= {"Reply"}
    assert not any(re.search(r"\((Empathy|Apology|Defensiveness)", each["text"]) for each in told["log"])
    subject = team_subject(done["en"].team_drill(), "en")
    for text in (report_html(subject), report_markdown(subject)):
        assert "points for the words" not in text and "points of one voice" not in text and "lacked:" not in text
        assert subject.team is not None and subject.team.readers.split(".")[0] in text


def test_each_still_finds_their_own_marks_on_their_own_page(done: dict[Lang, Held]) -> None:
    at = done["en"]
    own = json.loads(report_json(person_subject(at.team_drill(), at.members["lin"], "en")))
    assert own["replies"][0]["score"] is not None and own["replies"][0]["marks"]


def test_before_the_hotwash_what_evaluators_wrote_is_kept_back(done: dict[Lang, Held]) -> None:
    of = done["en"].team_drill(private=False)
    found = json.loads(report_json(team_subject(replace(of, judged=()), "en")))
    assert not any(each["observations"] or each["ratings"] for each in found["team"]["sheet"])


class Page(HTMLParser):
    """Notes ids and links, and checks that elements nest."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag not in ("meta", "br", "line", "rect", "circle", "polyline"):
            self.open.append(tag)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named.get("href") or ""] if tag == "a" else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, (tag, self.getpos())


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_stands_alone_and_its_links_lead_somewhere(done: dict[Lang, Held], lang: Lang) -> None:
    """Observations lead to their moments; nothing is fetched from anywhere."""
    html = report_html(team_subject(done[lang].team_drill(), lang))
    page = Page()
    page.feed(html)
    assert not page.open and len(page.ids) == len(set(page.ids))
    assert page.links and all(link.removeprefix("#") in page.ids for link in page.links)
    assert any(link.startswith("#moment-") for link in page.links)
    assert not re.search(r"(?i)\w+:" + r"//|<script|<link|@import|javascript:", html)


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_drill_is_told_in_the_other_language(done: dict[Lang, Held], lang: Lang) -> None:
    other: Lang = "en" if lang == "zh-TW" else "zh-TW"
    assert team(done[lang], other)["total"] == team(done[lang])["total"]


def test_chinese_has_no_english_words_of_the_program_left(done: dict[Lang, Held]) -> None:
    """Apart from names, abbreviations and ids, a Chinese report is Chinese."""
    part = team(done["zh-TW"])["team"]
    text = json.dumps(
        [part["plan"], part["papers"], part["sheet"], part["hotwash"], part["readers"]], ensure_ascii=False
    )
    words = set(re.findall(r"[A-Za-z]{4,}", re.sub(r'"[a-z_]+":|"(?:done|bypassed|near|calm|director)"', "", text)))
    assert words <= {"clock", "true", "false", "null", "hardest", "next", "service", "medical", "legal", "admin"}


def test_no_text_becomes_markup(tmp_path: Path) -> None:
    """Names, notes, titles and answers are data in every form."""
    at = Held(Store(tmp_path / "d.db"))
    at.comes("kim")
    at.members["odd"] = at.room.join(NASTY[:40], "pr", "en", "join-odd", "token-odd").id
    at.does("kim", "start")
    at.passes_to(20)
    at.does("odd", "write", document="s1", stage="draft", title=NASTY, text=NASTY)
    at.does("odd", "tell", to="service", text=f"{NASTY}?")
    at.does("kim", "observe", objective="calm", at_s=10, text=NASTY)
    at.does("kim", "rate", objective="calm", rating="U", why=NASTY)
    at.does("kim", "end")
    at.does("kim", "hotwash")
    at.does("odd", "answer", question="sop", text=NASTY)
    for subject in (
        team_subject(at.team_drill(), "en"),
        person_subject(at.team_drill(), at.members["odd"], "en"),
    ):
        html, markdown = report_html(subject), report_markdown(subject)
        assert "<script" not in html and "&lt;script&gt;" in html and "\u202e" not in html + markdown
        assert not re.search(r"(?<!\\)<script", markdown) and "\u202e" not in report_json(subject)
        assert "{{ 7 * 7 }}" in html


def test_a_room_in_which_nothing_was_done_has_a_report(tmp_path: Path) -> None:
    """Nobody sat anywhere and nobody wrote a word: every section says so, nothing breaks, the score is no invention."""
    at = Held(Store(tmp_path / "d.db"))
    at.comes("kim")
    at.does("kim", "start")
    at.does("kim", "end")
    subject = team_subject(at.team_drill(), "en")
    found = json.loads(report_json(subject))
    assert all(each["share"] is None for each in found["team"]["shares"])
    assert not found["team"]["papers"] and not found["team"]["silences"] and found["evaluation"] is None
    assert "No document was written." in report_html(subject) and "Nobody answered." in report_markdown(subject)
