"""The journal is the truth: the same drill gives the same bytes, and a changed byte is noticed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sim.actions import Do, action_from_json, action_to_json
from sim.drill import Drill
from sim.events import event_from_json, event_to_json
from sim.journal import JournalError, digest, header_of, read_journal, replay, verify, write_journal

SCRIPT = """
import sys
from scenarios.shelf import load
from scoring.reading import ReplyReader
from scoring.rehearsal import rehearse
from sim.journal import digest
script = load("angry-patient")
print(digest(rehearse(script, script.plays["exemplary"], 5, ReplyReader(), "zh-TW")))
"""


@pytest.fixture
def journal(counter, say, tmp_path):
    drill = Drill(counter, 4)
    drill.act(say(60, empathy=2, text="王太太，[@click=app.quit] 您先坐。\\x1b"))
    drill.act(Do("r", 100, "service", "report", "抄下三個時間"))
    drill.advance_to(drill.ends_s)
    path = tmp_path / "drill.jsonl"
    write_journal(path, header_of(drill, "zh-TW", role="service"), drill)
    return path, drill


def test_a_journal_is_read_replayed_and_verified_without_any_other_file(journal):
    path, drill = journal
    read = read_journal(path)
    again = replay(read)
    verify(read, again)
    assert again.events == drill.events and digest(again) == digest(drill)
    assert read.header.extra == {"role": "service"}


def test_events_and_inputs_survive_as_plain_data(journal):
    _, drill = journal
    assert [event_from_json(event_to_json(event)) for event in drill.events] == drill.events
    assert [action_from_json(action_to_json(action)) for action in drill.inputs] == drill.inputs


def test_every_changed_byte_is_noticed(journal):
    """Each place of a line is hit by somebody sooner or later: a sample of 400 places, one sentence each."""
    path, _ = journal
    whole = path.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 400)):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        path.write_bytes(bytes(damaged))
        with pytest.raises(JournalError) as caught:
            read = read_journal(path)
            verify(read, replay(read))
        assert "\n" not in str(caught.value) and "line" in str(caught.value)


def test_a_cut_journal_is_noticed(journal):
    path, _ = journal
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-3]))
    read = read_journal(path)
    drill = replay(read)
    drill.advance_to(drill.ends_s)
    with pytest.raises(JournalError, match="events"):
        verify(read, drill)


def test_an_event_that_does_not_follow_is_noticed_even_with_a_true_chain(journal, counter, say):
    """Somebody who can count hashes still cannot make the drill say what did not happen."""
    path, drill = journal
    other = Drill(counter, 5)
    for action in drill.inputs:
        other.act(action)
    other.advance_to(other.ends_s)
    write_journal(path, header_of(drill, "zh-TW"), other)
    read = read_journal(path)
    with pytest.raises(JournalError, match="does not follow"):
        verify(read, replay(read))


@pytest.mark.parametrize("text", ["", "{}\n", "not json\n", '{"body":{},"hash":""}\n', "[" * 5000 + "\n"])
def test_what_is_no_journal_gets_a_sentence(tmp_path, text):
    path = tmp_path / "x.jsonl"
    path.write_text(text)
    with pytest.raises(JournalError):
        read_journal(path)


def test_the_digest_does_not_depend_on_the_hash_seed():
    """Three processes, three orders of sets and dictionaries of strings, one digest."""
    found = set()
    for hash_seed in ("0", "1", "random"):
        env = os.environ | {"PYTHONHASHSEED": hash_seed}
        done = subprocess.run([sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, check=True)
        found.add(done.stdout)
    assert len(found) == 1 and len(found.pop().strip()) == 64
