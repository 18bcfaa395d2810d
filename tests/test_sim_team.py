"""A team's own work in the drill: documents in versions, and a controller's hand on what comes."""

from __future__ import annotations

import pytest

from sim.actions import Do, Say, Steer, Write, action_from_json, action_to_json
from sim.drill import Drill
from sim.events import Announced, Delivered, Did, Skipped, Steered, Wrote, event_from_json, event_to_json
from sim.journal import header_of, read_journal, replay, verify, write_journal
from sim.reading import Reading
from sim.written import action_text, canonical, event_text


def at(drill: Drill, kind: type, name: str = "inject") -> list[tuple[int, object]]:
    return [(event.at_s, getattr(event, name)) for event in drill.events if isinstance(event, kind)]


@pytest.fixture
def drill(counter) -> Drill:
    return Drill(counter, 1)


def test_a_document_goes_its_way_and_a_new_draft_begins_again(drill):
    """Approval counts for the version that was approved, and for no later one."""
    for number, (who, stage) in enumerate([("pr", "draft"), ("medical", "check"), ("legal", "review")]):
        drill.act(Write(f"w{number}", 10 * number + 10, who, "statement", stage, title="First word", text="We are …"))
    document = drill.documents.by_id["statement"]
    assert document.version == 1 and document.lacks == ("approve",)
    drill.act(Write("w3", 40, "director", "statement", "approve"))
    assert document.lacks == ()
    drill.act(Write("w4", 50, "pr", "statement", "draft", text="We are so …"))
    again = drill.documents.by_id["statement"]
    assert (again.version, again.title, again.lacks) == (2, "First word", ("check", "review", "approve"))
    assert at(drill, Wrote, "version") == [(10, 1), (20, 1), (30, 1), (40, 1), (50, 2)]


def test_what_is_sent_back_has_to_pass_all_again(drill):
    drill.act(Write("a", 5, "pr", "s", "draft", text="…"))
    drill.act(Write("b", 6, "medical", "s", "check"))
    drill.act(Write("c", 7, "legal", "s", "return", note="names the patient"))
    assert drill.documents.by_id["s"].lacks == ("check", "review", "approve")


def test_checking_reviewing_and_approving_are_steps_of_the_sop(drill):
    drill.act(Write("a", 5, "pr", "s", "draft", title="Statement", text="…"))
    drill.act(Write("b", 6, "director", "s", "approve"))
    assert at(drill, Did, "step") == [(6, "approve")]
    assert drill.steps_done()["approve"].who == "director"


def test_a_stage_of_something_nobody_wrote_changes_nothing(drill):
    drill.act(Write("a", 5, "director", "nothing", "approve"))
    assert not at(drill, Wrote, "stage") and not at(drill, Did, "step")


def test_publishing_a_document_is_saying_its_words(drill):
    drill.act(Write("a", 5, "pr", "s", "draft", text="We are looking into it."))
    drill.act(Say("b", 9, "director", "public", "website", "We are looking into it.", Reading(), document="s"))
    assert drill.documents.by_id["s"].published_s == 9


def test_an_inject_can_come_now_and_does_not_come_twice(counter):
    plain = Drill(counter, 1)
    plain.advance_to(plain.ends_s)
    usual = {name: at_s for at_s, name in at(plain, Delivered)}
    steered = Drill(counter, 1)
    steered.act(Steer("s", 30, "send", "quiet"))
    steered.advance_to(steered.ends_s)
    assert usual["quiet"] == 1200
    assert [at_s for at_s, name in at(steered, Delivered) if name == "quiet"] == [30]


def test_an_inject_can_be_moved_and_skipped_and_sent_again(counter):
    drill = Drill(counter, 1)
    drill.act(Steer("a", 30, "move", "quiet", to_s=100))
    assert drill.planned_injects()["quiet"] == 100
    drill.act(Steer("b", 40, "skip", "hard"))
    drill.advance_to(200)
    drill.act(Steer("c", 210, "resend", "quiet"))
    drill.advance_to(drill.ends_s)
    assert [(at_s, event.number) for at_s, event in _of(drill, "quiet")] == [(100, 1), (210, 2)]
    assert not _of(drill, "hard") and (40, "hard") in at(drill, Skipped)
    assert [does for _, does in at(drill, Steered, "does")] == ["move", "skip", "resend"]


def _of(drill: Drill, inject: str) -> list[tuple[int, Delivered]]:
    return [(each.at_s, each) for each in drill.events if isinstance(each, Delivered) and each.inject == inject]


def test_a_line_that_no_scenario_holds_is_told(drill):
    drill.act(Steer("a", 30, "insert", from_="wang", to=("service",), by="counter", text="And my parking?"))
    assert [(e.at_s, e.from_, e.to, e.text) for e in drill.events if isinstance(e, Announced)] == [
        (30, "wang", ("service",), "And my parking?")
    ]


def test_an_unknown_inject_changes_nothing(drill):
    drill.act(Steer("a", 30, "send", "no-such"))
    assert not at(drill, Steered)


def test_all_of_it_replays_to_the_same_bytes(counter, tmp_path):
    """In the journal, and each input and event as plain data and as canonical text."""
    drill = Drill(counter, 3)
    for action in (
        Write("a", 5, "pr", "s", "draft", title="T", text="…"),
        Steer("b", 30, "insert", from_="wang", to=("service", "pr"), by="counter", text="x"),
        Steer("c", 40, "move", "quiet", to_s=90),
        Say("d", 50, "director", "public", "website", "…", Reading(), document="s"),
        Do("e", 60, "service", "report"),
    ):
        drill.act(action)
    drill.advance_to(drill.ends_s)
    assert [action_from_json(action_to_json(each)) for each in drill.inputs] == drill.inputs
    assert [event_from_json(event_to_json(each)) for each in drill.events] == drill.events
    assert [action_text(each) for each in drill.inputs] == [canonical(action_to_json(each)) for each in drill.inputs]
    assert [event_text(each) for each in drill.events] == [canonical(event_to_json(each)) for each in drill.events]
    path = tmp_path / "team.jsonl"
    write_journal(path, header_of(drill, "en"), drill)
    read = read_journal(path)
    verify(read, replay(read))
