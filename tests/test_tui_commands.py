"""The command line as scripts rely on it: what is printed, where, and with which exit code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.scenario_example import write

REPLIES = [
    {
        "id": "a",
        "public": False,
        "to": "family",
        "prompt": "等了兩個小時！",
        "reply": "讓您等了兩個小時，真的很對不起。",
    },
    {"id": 2, "public": True, "reply": "If you were inconvenienced, we apologise."},
]


def drill(*words: str, stdin: str | bytes | None = None, ok: int = 0, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command; the exit code is part of the promise."""
    import os

    data = stdin.encode() if isinstance(stdin, str) else stdin
    command = [sys.executable, "-m", "tui.main", *words]
    done = subprocess.run(command, input=data, capture_output=True, env=os.environ | env, check=False)
    assert done.returncode == ok, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    path = tmp_path_factory.mktemp("journal") / "drill.jsonl"
    done = drill("run", "angry-patient", "--play", "exemplary", "--seed", "4", "--journal", str(path), "--json")
    return path, json.loads(done.stdout)


@pytest.fixture
def told(capsys):
    """Runs a command in this process: its exit code is asserted, what it printed is returned."""
    from tui.cli import run

    def telling(ok: int, *words: str):
        code = run(words)
        said = capsys.readouterr()
        assert code == ok, said.err
        return said

    return telling


def test_list_is_an_array_of_drills():
    listed = json.loads(drill("list", "--json").stdout)
    assert [each["id"] for each in listed] == ["angry-patient", "press-inquiry", "viral-post"]
    for each in listed:
        assert set(each) == {"id", "title", "lasts_s", "roles", "rehearsals"}
        assert set(each["title"]) == {"zh-TW", "en"} and len(each["roles"]) == 6
        assert {"exemplary", "late", "template", "defensive", "silent"} <= set(each["rehearsals"])
        assert 30 * 60 <= each["lasts_s"] <= 45 * 60


def test_run_prints_one_object_of_the_promised_form(journal):
    _, found = journal
    assert found["scenario"] == "angry-patient" and found["seed"] == 4 and len(found["digest"]) == 64
    assert {"total", "coverage", "timeliness", "principles", "process", "voice", "outcome"} <= set(found["score"])
    assert set(found["trust"]) == {"start", "end"} and set(found["reach"]) == {"views", "shares", "articles"}
    for person in found["people"].values():
        assert {"trust", "anger", "anxiety", "responsibility"} <= set(person)
        assert all(0 <= value <= 1 for value in person.values())
    for each in found["expectations"]:
        assert {"id", "status", "at_s", "delay_s", "score"} <= set(each)
        assert each["status"] in ("met", "late", "missed", "unscored")
    assert found["caps"] == [] and found["marks"] and found["events"]


def test_the_same_run_twice_has_the_same_digest(journal):
    _, found = journal
    again = json.loads(drill("run", "angry-patient", "--play", "exemplary", "--seed", "4", "--json").stdout)
    assert again == found


def test_a_journal_verifies_and_a_changed_one_fails_with_one_sentence(journal, tmp_path):
    path, found = journal
    assert found["digest"] in drill("replay", str(path), "--verify", "--lang", "en").stdout.decode()
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    other = tmp_path / "changed.jsonl"
    other.write_bytes(bytes(damaged))
    failed = drill("replay", str(other), "--verify", "--lang", "en", ok=1)
    assert len(failed.stderr.decode().strip().splitlines()) == 1 and failed.stdout == b""


@pytest.mark.parametrize("form", ["html", "md", "json"])
@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_reports_in_three_forms_and_two_languages(journal, tmp_path, form, lang):
    path, _ = journal
    target = tmp_path / f"report.{form}"
    drill("report", str(path), "--format", form, "-o", str(target), "--lang", lang)
    text = target.read_text(encoding="utf-8")
    assert ("非真實事件" in text) == (lang == "zh-TW")
    assert text == drill("report", str(path), "--format", form, "--lang", lang).stdout.decode()


def test_read_gives_every_mark_for_every_line_in_order():
    from sim.reading import MARKS

    done = drill("read", "--json", stdin="\n".join(json.dumps(each, ensure_ascii=False) for each in REPLIES) + "\n")
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [line["id"] for line in lines] == ["a", 2]
    for line, reply in zip(lines, REPLIES, strict=True):
        assert list(line["marks"]) == list(MARKS)
        for mark in line["marks"].values():
            assert mark["level"] in (0, 1, 2) and 0 <= mark["confidence"] <= 1
            for each in mark["evidence"]:
                assert reply["reply"][each["start"] : each["end"]] == each["quote"] and each["rule"]
    assert lines[0]["marks"]["apology"]["level"] == 2 and lines[1]["marks"]["apology"]["level"] == 1


def test_a_bad_line_gets_a_sentence_and_the_others_are_read_all_the_same():
    done = drill("read", "--json", stdin='{"id": 1}\nnot json\n{"id": 3, "reply": "您好"}\n', ok=2)
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == [3]
    assert done.stderr.decode().count("stdin:") == 2


@pytest.mark.parametrize("raw", [b"\xff\xfe\n", b"[" * 100_000 + b"\n", b'{"id":1,"reply":"\\ud800"}\n', b"\x00\n"])
def test_hostile_lines_never_end_in_a_traceback(raw):
    done = subprocess.run(
        [sys.executable, "-m", "tui.main", "read", "--json"], input=raw, capture_output=True, check=False
    )
    assert done.returncode in (0, 2) and b"Traceback" not in done.stderr


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
def test_demo_tells_a_drill_and_ends_with_score_evidence_and_report(lang):
    told = drill("demo", "--lang", lang).stdout.decode()
    assert ("非真實事件" in told) == (lang == "zh-TW")
    assert told.count("▶") >= 12 and "/100" in told and told.strip().endswith(".html")


def test_mistakes_get_one_sentence_and_the_way_out(tmp_path):
    """Exit code 2 for words and files that cannot be used, with a suggestion where there is one."""
    assert b"angry-patient" in drill("run", "angry-patent", "--play", "exemplary", ok=2, LANG="C").stderr
    assert b"exemplary" in drill("run", "angry-patient", "--play", "exemplry", ok=2).stderr
    assert b"replay" in drill("repaly", "x", ok=2).stderr
    assert b"--lang" in drill("demo", "--lang", "fr", ok=2).stderr
    assert drill("replay", str(tmp_path / "none.jsonl"), ok=2).stderr
    assert drill("report", "no-such-drill", ok=2, CRISIS_DRILL_HOME=str(tmp_path)).stderr
    assert drill("run", "angry-patient", ok=2).stderr


def test_a_promise_that_is_not_kept_fails_the_run(tmp_path):
    play = tmp_path / "mine.yaml"
    play.write_text("scenario: angry-patient\ndo: []\nthen: {score: 90..100}\n", encoding="utf-8")
    failed = drill("run", "angry-patient", "--play", str(play), "--lang", "en", ok=1)
    assert "promises a score of 90..100" in failed.stderr.decode()


def test_what_if_on_the_command_line(journal):
    path, found = journal
    unchanged = drill("what-if", str(path), "--at", "1 min", "--delay", "0 s", "--json", "--lang", "en")
    assert unchanged.stderr.decode().startswith("Nothing was changed") and unchanged.stderr.count(b"\n") == 1
    same = json.loads(unchanged.stdout)
    assert same["before"]["digest"] == same["after"]["digest"] == found["digest"]
    assert same["gone"] == same["new"] == []
    later = json.loads(drill("what-if", str(path), "--at", "1 min", "--delay", "15 min", "--json").stdout)
    assert later["after"]["score"]["total"] < later["before"]["score"]["total"]


@pytest.mark.parametrize("words", [["--at", "twelve"], ["--at", "1 min", "--delay", "junk"], ["--at", "-5 min"]])
def test_a_time_that_is_none_gets_the_way_out(journal, words, told):
    """No bare code: what stands there, and what to write instead, in either language."""
    assert told(2, "what-if", str(journal[0]), *words, "--lang", "en").err.endswith(
        "such as 90 s, 8 min or 1 h 30 min.\n"
    )
    assert "例如" in told(2, "what-if", str(journal[0]), *words, "--lang", "zh-TW").err


def test_what_if_names_its_times_and_the_cap_and_keeps_quotes_short(journal, told):
    """The moment is the drill's clock, as in the lines below; the same moment can be asked for by it."""
    blame = "It is entirely your own fault: he did not follow our instructions, so he only has himself to blame. " * 5
    out = told(0, "what-if", str(journal[0]), "--at", "1 min", "--say", blame, "--lang", "en").out
    first, total, cap = out.splitlines()[:3]
    assert re.match(r"Drill time \d\d:\d\d: “.{20,80}”$", first) and "Total" in total
    after = json.loads(told(0, "what-if", str(journal[0]), "--at", "1 min", "--say", blame, "--json").out)["after"]
    assert after["caps"] and cap.strip().startswith("! ") and "cannot rise above" in cap
    clock = first[len("Drill time ") :][:5]
    assert told(0, "what-if", str(journal[0]), "--at", clock, "--say", blame, "--lang", "en").out == out


@pytest.mark.parametrize("seed", ["-5", "1.5", "many", str(2**63)])
@pytest.mark.parametrize("command", [["run", "angry-patient", "--play", "silent"], ["play", "angry-patient"], ["demo"]])
def test_a_seed_that_is_none_is_a_sentence(told, command, seed):
    """Never a traceback, and never silently another seed."""
    said = told(2, *command, "--seed", seed, "--lang", "en").err
    assert said.startswith(f"crisis-drill: --seed cannot be “{seed}”. A whole number from 0 up")
    assert "0 以上的整數" in told(2, *command, "--seed", seed, "--lang", "zh-TW").err


def test_a_journal_with_a_seed_that_no_drill_has_is_a_sentence(journal, tmp_path, told):
    """Made by hand, with a chain of hashes that holds."""
    from sim.journal import chained
    from sim.written import canonical

    bodies = [json.loads(line)["body"] for line in journal[0].read_text(encoding="utf-8").splitlines()]
    bodies[0]["header"]["seed"] = -5
    other = tmp_path / "other.jsonl"
    lines = [line for line, _ in chained(canonical(body) for body in bodies)]
    other.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "seed -5" in told(2, "what-if", str(other), "--at", "1 min", "--lang", "en").err
    assert "數值無法使用" in told(1, "replay", str(other), "--verify", "--lang", "zh-TW").err


COMMANDS = "demo list play run read check replay report what-if norms evidence schema doctor".split()  # noqa: SIM905


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_language_and_is_told_in_it(told, command):
    """As README says; help and mistakes too, and without --lang by the locale."""
    chinese = told(0, command, "--help", "--lang", "zh-TW").out
    assert "用法：crisis-drill " + command in chinese and "--lang" in chinese
    assert told(0, "--lang", "zh-TW", command, "--help").out == chinese
    english = set(re.findall(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", chinese))
    assert english == set()
    assert "沒有 --junk 這個選項" in told(2, command, "--junk", "--lang", "zh-TW").err.replace("這裡", "")
    assert "Usage: crisis-drill " + command in told(0, command, "-h", "--lang=en").out


def test_the_language_may_stand_before_the_command(told):
    listed = told(0, "list", "--lang", "zh-TW").out
    assert told(0, "--lang", "zh-TW", "list").out == told(0, "--lang=zh-TW", "list").out == listed
    assert told(0, "--lang", "en", "list", "--lang", "zh-TW").out == listed
    assert told(0, "schema", "--lang", "zh-TW").out == told(0, "schema").out
    assert "zh-TW" in told(2, "--lang", "fr", "list").err


def test_help_speaks_the_language_of_the_locale(told, monkeypatch):
    monkeypatch.delenv("CRISIS_DRILL_LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    assert "用法：" in told(0, "--help").out
    monkeypatch.setenv("LC_ALL", "C")
    assert "Usage:" in told(0, "--help").out


MISTAKES = [
    ("run",),
    ("run", "angry-patient", "--play"),
    ("run", "a", "b", "--play", "silent"),
    ("demo", "--seed", "1", "--seed", "2"),
    ("play", "angry-patient", "--role", "dirctor"),
    ("play", "angry-patient", "--skill", "7"),
    ("report", "x", "--format", "pdf"),
    ("norms", "angry-patient", "--runs", "x"),
    ("repaly",),
    ("replay", "no-such-file"),
    ("report", "angry-patient.jsonl"),
]


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_no_mistake_is_told_in_the_other_language(told, words, tmp_path, monkeypatch):
    """What is not a word of the command line, a path or a reason of the system is Chinese."""
    monkeypatch.setenv("CRISIS_DRILL_HOME", str(tmp_path))
    said = told(2, *words, "--lang", "zh-TW").err
    assert re.search("[一-鿿]", said)
    assert not re.search(r"\b(the|is|are|No such|Command|Invalid|Choose|Unused|There|requires|cannot)\b", said)


def test_every_sentence_about_a_journal_has_its_other_language():
    """The engine's sentences are known by their form; one that it learns has to be added."""
    from scenarios.words import translator
    from sim.journal import JournalError
    from tui.commands.journals import SENTENCES, sentence

    source = (Path(__file__).parent.parent / "sim" / "journal.py").read_text(encoding="utf-8")
    forms = re.findall(r'JournalError\(f?"([^"]+)"\)', source)
    assert len(forms) >= 8
    for form in forms:
        said = sentence(JournalError(re.sub(r"\{.*?\}", "7", form)), "zh-TW")
        assert re.search("[一-鿿]", said), form
    assert all(translator("tui", "zh-TW")(each) != each for each in SENTENCES)


@pytest.mark.parametrize(("count", "words"), [(1, "1 error and 0 warnings"), (2, "2 errors and 0 warnings")])
def test_one_is_not_many(tmp_path, told, count, words):
    folder = write(tmp_path)
    scenario = folder / "scenario.yaml"
    extra = "".join(f"  - {{id: loop{n}, after: loop{n}, says: 有}}\n" for n in range(count))
    (folder / "en.yaml").unlink()
    scenario.write_text(scenario.read_text(encoding="utf-8") + extra, encoding="utf-8")
    assert told(2, "check", str(scenario), "--lang", "en").out.strip() == words


def test_what_is_no_drill_is_said_so(tmp_path, told):
    assert "folder without a scenario.yaml" in told(2, "check", str(tmp_path), "--lang", "en").err
    assert "沒有 scenario.yaml" in told(2, "check", str(tmp_path), "--lang", "zh-TW").err
    assert "nothing to read" in told(2, "check", "/dev/null", "--lang", "en").err


def test_norms_says_which_rehearsals_it_looks_for_and_which_are_there(tmp_path, told):
    """A scenario with a good.play.yaml has rehearsals; they are only called otherwise."""
    said = told(2, "norms", str(write(tmp_path)), "--runs", "1", "--lang", "en").err
    assert "exemplary.play.yaml" in said and "Beside this scenario: good.play.yaml." in said


def test_read_names_its_keys_in_help_and_in_readme():
    from tui.commands.read import KEYS

    for lang, readme in (("en", "README.md"), ("zh-TW", "README.zh-TW.md")):
        page = (Path(__file__).parent.parent / readme).read_text(encoding="utf-8")
        for text in (page, drill("read", "--help", "--lang", lang).stdout.decode()):
            assert [key for key in KEYS if not re.search(rf"\b{key}\b", text, re.ASCII)] == []


def test_a_wrong_key_is_told_once_with_what_was_meant():
    lines = "".join(f'{{"replay": "{n}"}}\n' for n in range(15))
    said = drill("read", "--lang", "en", stdin=lines, ok=2).stderr.decode()
    assert said.count("\n") == 1 and "15 lines: 1, 2, 3, 4, 5 …" in said
    assert "Did you mean “reply” where “replay” stands?" in said
    extra = drill("read", "--json", "--lang", "zh-TW", stdin='{"reply": "您好", "promt": "x"}\n')
    assert "是不是" in extra.stderr.decode() and extra.stdout


def test_a_file_of_windows_notepad_is_read_and_lines_without_id_have_their_number():
    done = drill("read", "--lang", "en", stdin=b'\xef\xbb\xbf{"reply": "Hello"}\n\n{"reply": "Yes", "id": null}\n')
    assert [line.split("\t")[0] for line in done.stdout.decode().splitlines()] == ["1", "3"]


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_evidence_can_be_read_by_an_administrator(told, lang, monkeypatch):
    """By theme, 80 columns, every number described, every source written out."""
    from sim.coefficients import TABLE

    monkeypatch.setenv("COLUMNS", "80")
    out = told(0, "evidence", "--lang", lang).out
    lines = out.splitlines()
    assert sum(line.startswith("■ ") for line in lines) >= 12
    assert max(map(cell_len, lines)) <= 80
    assert [name for name in TABLE if not re.search(rf"[ ]{re.escape(name)}( \[|$)", out, re.M)] == []
    assert "as above" not in out and "as threads" not in out


def test_every_word_of_the_evidence_has_its_chinese():
    """Labels, units and sources; a new number of the model needs its words in tui/commands/evidence_words.py."""
    from scenarios.words import translator
    from tui.commands.evidence import label, parts, themes

    t = translator("tui", "zh-TW")
    missing, told = set(), 0
    for rows in themes().values():
        told += len(rows)
        for name, each in rows:
            missing |= {name} if label(name, "en") == name else set()
            texts = [*parts(each.source), each.unit.removeprefix("s, ")]
            missing |= {text for text in texts if text != "s" and t(text) == text}
    # A handful may wait while numbers are being added: until then their names and English stand there.
    assert len(missing) <= 0.05 * told, missing


def test_evidence_tells_the_standing_of_every_number():
    table = json.loads(drill("evidence", "--json").stdout)
    assert table and all(
        each["standing"] in ("sourced", "fitted", "chosen") and each["source"] for each in table.values()
    )


def test_without_a_terminal_the_home_screen_says_what_to_do_instead():
    assert b"demo" in drill(ok=2, LANG="C").stderr


def test_doctor_finds_this_machine_ready(tmp_path):
    told = drill("doctor", "--lang", "en", CRISIS_DRILL_HOME=str(tmp_path), PYTHONUTF8="1").stdout.decode()
    assert "✗" not in told and "viral-post" in told and str(tmp_path) in told


def test_one_thing_has_one_name_in_chinese():
    """A rehearsal is 預演 and a scenario 劇本 wherever the commands, the checker and README speak of them."""
    from scenarios.words import translator

    root = Path(__file__).parent.parent
    page = (root / "README.zh-TW.md").read_text(encoding="utf-8")
    catalogue = (root / "scenarios/words/zh_TW/LC_MESSAGES/scenarios.po").read_text(encoding="utf-8")
    for text in (page, catalogue):
        assert not re.search("試演|排練|情境", text)
    t = translator("tui", "zh-TW")
    helped = drill("run", "--help", "--lang", "zh-TW").stdout.decode()
    assert "預演" in helped and "劇本" in t("The library of drills.") and "情境" not in helped


def test_readme_calls_the_dimensions_what_the_score_calls_them():
    from scoring.names import dimension_name

    page = (Path(__file__).parent.parent / "README.zh-TW.md").read_text(encoding="utf-8")
    names = [dimension_name(each, "zh-TW") for each in ("timeliness", "principles", "process", "voice", "outcome")]
    assert [name for name in names if f"**{name}**" not in page] == []
