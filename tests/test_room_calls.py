"""Every seat × call × phase is declared, and the room decides as declared."""

from __future__ import annotations

from pathlib import Path

import pytest

from live.room.refusal import (
    FieldsError,
    LacksError,
    NothingThereError,
    NotNowError,
    NotYoursError,
    OutAlreadyError,
    RefusedError,
    StrangerError,
    TakenError,
    UnknownCallError,
)
from live.room.rules import CALLS
from live.room.seats import PHASES, PLAYERS, SEATS, Seat
from live.room.view import shared
from live.store import Store
from sim.actions import Say
from tests.room_stage import Table

SAID = {"to": "wang", "by": "counter", "text": "You waited long; I will call at ten."}
FIELDS = {
    "say": SAID,
    "check": SAID,
    "draft": SAID,
    "do": {"step": "report"},
    "assess": {"severity": 3, "nature": "A complaint"},
    "write": {"document": "word", "stage": "draft", "title": "Word", "text": "What is known is this."},
    "publish": {"document": "word", "by": "website", "anyway": True},
    "tell": {"to": "all", "text": "Coffee is here."},
    "sit": {"seat": "observer"},
    "language": {"lang": "en"},
    "answer": {"question": "sop", "text": "None"},
    "pace": {"pace": 2},
    "steer": {"does": "send", "inject": "post"},
    "judge": {"action": "said-before", "mark": "empathy", "level": 1},
    "observe": {"text": "Calm voice."},
    "rate": {"objective": "calm", "rating": "S"},
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "drills.db")


def prepared(store: Store, phase: str) -> Table:
    """Everybody sits, something was said, and there is a document."""
    table = Table(store, SEATS)
    if phase != "lobby":
        table.does("controller", "start")
        table.does("service", "say", **SAID)
        table.does("pr", "write", **FIELDS["write"])
    if phase == "paused":
        table.does("controller", "pause")
    if phase in ("ended", "hotwash"):
        table.does("controller", "end")
    if phase == "hotwash":
        table.does("controller", "hotwash")
    return table


def fields_of(table: Table, call: str) -> dict:
    fields = dict(FIELDS.get(call, {}))
    if call == "place":
        return {"member": table.members["observer"], "seat": "evaluator"}
    if call == "judge":
        fields["action"] = next((each.id for each in table.room.drill.inputs if isinstance(each, Say)), "none")
    return fields


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("call", CALLS)
def test_each_seat_may_do_in_each_phase_what_is_declared_and_nothing_else(
    tmp_path: Path, call: str, phase: str
) -> None:
    rule = CALLS[call]
    for seat in SEATS:
        with Store(tmp_path / f"{seat}.db") as store:
            table = prepared(store, phase)
            if seat not in rule.seats:
                with pytest.raises(NotYoursError):
                    table.does(seat, call, **fields_of(table, call))
            elif phase not in rule.phases:
                with pytest.raises(NotNowError):
                    table.does(seat, call, **fields_of(table, call))
            else:
                assert not table.does(seat, call, **fields_of(table, call)).again


@pytest.mark.parametrize(
    ("call", "fields", "error"),
    [
        ("say", {**SAID, "to": "nobody"}, NothingThereError),
        ("say", {**SAID, "text": "   "}, FieldsError),
        ("say", {**SAID, "text": "x" * 5_001}, FieldsError),
        ("say", {**SAID, "by": "pigeon"}, FieldsError),
        ("say", {**SAID, "extra": 1}, FieldsError),
        ("say", {"to": "wang"}, FieldsError),
        ("write", {"document": "new", "stage": "draft", "text": " "}, FieldsError),
        ("write", {"document": "unknown", "stage": "check"}, NothingThereError),
        ("write", {"document": "../x", "stage": "draft", "text": "y"}, FieldsError),
        ("publish", {"document": "unknown", "by": "website"}, NothingThereError),
        ("dance", {}, UnknownCallError),
    ],
)
def test_what_makes_no_sense_gets_one_sentence_in_both_languages(
    store: Store, call: str, fields: dict, error: type[RefusedError]
) -> None:
    table = prepared(store, "running")
    before = (len(table.room.drill.inputs), len(table.room.state.messages))
    with pytest.raises(error) as caught:
        table.does("medical", call, **fields)
    for lang in ("zh-TW", "en"):
        assert caught.value.sentence(lang) and "{" not in caught.value.sentence(lang)
    assert (len(table.room.drill.inputs), len(table.room.state.messages)) == before


def test_a_call_counts_once_however_often_it_comes(store: Store) -> None:
    table = prepared(store, "running")
    first = table.does("service", "say", id="mine", **SAID)
    again = table.does("service", "say", id="mine", **{**SAID, "text": "Something else"})
    assert not first.again and again.again and again.at_s == first.at_s
    assert [each.text for each in table.room.drill.inputs if each.id.endswith("/mine")] == [SAID["text"]]


def test_two_people_may_use_the_same_id(store: Store) -> None:
    table = prepared(store, "running")
    assert not table.does("service", "do", id="1", step="report").again
    assert not table.does("director", "do", id="1", step="convene").again


def test_a_seat_holds_one_person_and_is_handed_over(store: Store) -> None:
    """Who sits stays until they leave; then the simulated teammate has it until somebody else sits down."""
    table = Table(store, ["controller", "service", "observer"])
    with pytest.raises(TakenError):
        table.does("observer", "sit", seat="service")
    assert "service" not in table.room.course.empty
    table.does("service", "leave")
    assert "service" in table.room.course.empty
    table.does("observer", "sit", seat="service")
    assert table.room.state.sitting("service").name == "Observer"
    with pytest.raises(StrangerError):
        table.does("service", "tell", to="all", text="Still here?")


def test_the_controller_can_seat_anybody_anywhere(store: Store) -> None:
    table = Table(store, ["controller", "service", "observer"])
    table.does("controller", "place", member=table.members["observer"], seat="service")
    seats = {member.name: member.seat for member in table.room.state.members.values()}
    assert seats == {"Controller": "controller", "Service": "observer", "Observer": "service"}
    table.does("controller", "place", member=table.members["service"], seat=None)
    assert table.room.state.members[table.members["service"]].gone


@pytest.mark.parametrize("role", PLAYERS)
def test_checks_reviews_and_approvals_belong_to_their_roles(store: Store, role: str) -> None:
    """Medical accuracy, legal risk and the decision: principles.md 2.5."""
    table = prepared(store, "running")
    for stage, owner in (("check", "medical"), ("review", "legal"), ("approve", "director")):
        if role == owner:
            table.does(role, "write", document="word", stage=stage)
            assert stage in table.room.drill.documents.by_id["word"].stages
        else:
            with pytest.raises(NotYoursError):
                table.does(role, "write", document="word", stage=stage)


def test_publishing_without_all_of_it_is_deliberate_and_is_recorded(store: Store) -> None:
    table = prepared(store, "running")
    with pytest.raises(LacksError, match="approved"):
        table.does("pr", "publish", document="word", by="website")
    with pytest.raises(LacksError) as found:
        table.does("pr", "publish", document="word", by="website")
    assert "醫療核對、法務審閱、核准" in found.value.sentence("zh-TW")
    table.does("pr", "publish", document="word", by="website", anyway=True)
    assert table.room.drill.documents.by_id["word"].lacked == ("check", "review", "approve")
    assert table.room.state.publications[0][2:] == ("word", ("check", "review", "approve"))
    assert table.room.drill.inputs[-1].document == "word"


def test_only_the_spokesperson_and_the_director_publish_unless_somebody_insists(store: Store) -> None:
    """In this drill the spokesperson is the PR manager."""
    table = prepared(store, "running")
    for who, stage in (("medical", "check"), ("legal", "review"), ("director", "approve")):
        table.does(who, "write", document="word", stage=stage)
    with pytest.raises(NotYoursError):
        table.does("admin", "publish", document="word", by="website")
    table.does("director", "publish", document="word", by="website")
    assert table.room.drill.documents.by_id["word"].published_s is not None


def test_what_is_approved_the_pr_manager_may_put_on_the_clinics_own_channels(store: Store) -> None:
    """Not before the press, and nothing that is out can be approved afterwards."""
    table = prepared(store, "running")
    for who, stage in (("medical", "check"), ("legal", "review"), ("director", "approve")):
        table.does(who, "write", document="word", stage=stage)
    table.does("pr", "publish", document="word", by="social")
    assert table.room.drill.documents.by_id["word"].published_s is not None
    with pytest.raises(OutAlreadyError):
        table.does("director", "write", document="word", stage="approve")


def test_sending_back_takes_a_word_on_what_is_missing(store: Store) -> None:
    """Without one nothing changes; with one it is told until the next version, by whom and why."""
    table = prepared(store, "running")
    table.does("medical", "write", document="word", stage="check")
    for empty in ("", "  \n"):
        with pytest.raises(FieldsError, match="note"):
            table.does("legal", "write", document="word", stage="return", note=empty)
    assert "check" in table.room.drill.documents.by_id["word"].stages
    table.does("legal", "write", document="word", stage="return", note="It names her.")
    assert told_back(table, "pr") == {"who": "Legal counsel", "note": "It names her."}
    assert told_back(table, "legal") == {"who": "you", "note": "It names her."}
    table.does("pr", "write", document="word", stage="draft", title="Word", text="Without her name.")
    assert told_back(table, "pr") is None


def told_back(table: Table, seat: Seat) -> dict | None:
    """What that seat's card says of who sent the first document back."""
    back = shared(table.room, seat, "en")["documents"][0]["returned"]
    return back and {"who": back["who"], "note": back["note"]}


def test_the_form_reads_as_a_sentence_in_the_language_of_who_filled_it(store: Store) -> None:
    table = prepared(store, "running")
    table.does("pr", "assess", severity=3, nature="{given}", impact="trust is lost")
    assert table.room.drill.inputs[-1].note == "Severity 3/5; what: {given}; may lead to: trust is lost"
    table.does("legal", "language", lang="zh-TW")
    table.does("legal", "assess", severity=4, nature="等太久", scope="三個平台", impact="信任")
    assert table.room.drill.inputs[-1].note == "嚴重度 4/5；性質：等太久；範圍：三個平台；影響：信任"
