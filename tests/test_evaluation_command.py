"""`crisis-drill evaluate` from end to end: the sheet, the scores, the report, and the second reader."""

from __future__ import annotations

import csv
import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tui.cli import run


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    path = tmp_path_factory.mktemp("drill") / "drill.jsonl"
    assert run(["run", "angry-patient", "--play", "late", "--seed", "4", "--journal", str(path)]) == 0
    return path.read_bytes()


@pytest.fixture
def drill(tmp_path, played, capfd):
    path = tmp_path / "d.jsonl"
    path.write_bytes(played)
    return str(path)


@pytest.fixture
def told(capfd):
    """Runs a command: its exit code is asserted, what it printed is returned."""

    def telling(ok: int, *words: str):
        code = run([*words, "--lang", "en"])
        said = capfd.readouterr()
        assert code == ok, said.err
        return said

    return telling


def fill(path, *entries: tuple[int, str, str]) -> None:
    cells = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    for row, level, why in entries:
        cells[row][-2:] = [level, why]
    target = io.StringIO(newline="")
    csv.writer(target).writerows(cells)
    path.write_bytes(target.getvalue().encode("utf-8-sig"))


def test_a_journal_that_was_evaluated_is_not_written_over(drill, told, tmp_path):
    sheet = tmp_path / "s.csv"
    told(0, "evaluate", drill, "-o", str(sheet))
    fill(sheet, (1, "0", "A canned phrase"))
    told(0, "evaluate", drill, "--take", str(sheet), "--by", "Lin")
    before = Path(drill).read_bytes()
    again = ("run", "angry-patient", "--play", "silent", "--journal", drill)
    assert "name a new file" in told(2, *again).err
    assert Path(drill).read_bytes() == before


def test_a_sheet_that_is_there_is_not_written_over(drill, told, tmp_path):
    sheet = tmp_path / "s.csv"
    assert str(sheet) in told(0, "evaluate", drill, "-o", str(sheet)).err
    fill(sheet, (1, "0", "A canned phrase"))
    filled = sheet.read_bytes()
    assert "--take" in told(2, "evaluate", drill, "-o", str(sheet)).err
    assert sheet.read_bytes() == filled


def test_a_sheet_goes_out_comes_back_and_both_scores_are_shown(drill, told, tmp_path):
    """Who, when and why stand in the record; the journal itself is byte for byte what it was."""
    before = Path(drill).read_bytes()
    sheet = tmp_path / "s.csv"
    told(0, "evaluate", drill, "-o", str(sheet))
    fill(sheet, *((row, "0", "A canned phrase, not meant") for row in range(1, 25)))
    said = told(0, "evaluate", drill, "--take", str(sheet), "--by", " Dr.  Lin ", "--json")
    found = json.loads(said.out)
    assert [(line["whose"], line["by"]) for line in found["scores"]] == [("recorded", ""), ("evaluator", "Dr. Lin")]
    assert found["scores"][1]["total"] < found["scores"][0]["total"]
    assert found["agreements"][0]["marks"] == 24 and found["changed"][0]["why"] == "A canned phrase, not meant"
    assert found["changed"][0]["by"] == "Dr. Lin" and found["changed"][0]["at"]
    assert Path(drill).read_bytes() == before
    assert "known already" in told(0, "evaluate", drill, "--take", str(sheet), "--by", "Dr. Lin").err


def test_the_report_tells_of_evaluators_where_there_are_any(drill, told, tmp_path):
    """In all three forms; a name that is markup stays a name."""
    assert "Evaluators" not in told(0, "report", drill, "--format", "md").out
    sheet = tmp_path / "s.csv"
    told(0, "evaluate", drill, "-o", str(sheet), "--blind")
    fill(sheet, (1, "2", "<script>alert(1)</script>"), (2, "2", "*why*"))
    told(0, "evaluate", drill, "--take", str(sheet), "--by", "<img src=x> | Lin")
    page = told(0, "report", drill).out
    assert "Evaluators and the reader" in page and "&lt;img src=x&gt;" in page
    assert "<img" not in page and "<script" not in page
    markdown = told(0, "report", drill, "--format", "md").out
    assert "Krippendorff" in markdown and "\\<img src=x\\> \\| Lin" in markdown
    part = json.loads(told(0, "report", drill, "--format", "json").out)["evaluation"]
    assert part["scores"][-1]["by"] == "<img src=x> | Lin" and part["agreements"][0]["raters"].startswith("Reader")


def test_mistakes_are_sentences_with_a_way_out(drill, told, tmp_path):
    sheet = tmp_path / "s.csv"
    told(0, "evaluate", drill, "-o", str(sheet))
    assert "--by" in told(2, "evaluate", drill, "--take", str(sheet)).err
    fill(sheet, (1, "5", "x"))
    said = told(2, "evaluate", drill, "--take", str(sheet), "--by", "Lin").err
    assert f"{sheet}:2: “5” is no level" in said and "Nothing of the sheet was taken" in said
    assert "There is no file" in told(2, "evaluate", drill, "--take", "none.csv", "--by", "Lin").err
    assert "one thing at a time" in told(2, "evaluate", drill, "--scores", "--second-reader").err
    assert "no stored drill" in told(2, "evaluate", "20990101-0000-none").err


def test_a_sheet_of_another_drill_is_refused(drill, told, tmp_path):
    other = tmp_path / "other.jsonl"
    told(0, "run", "angry-patient", "--play", "late", "--seed", "5", "--journal", str(other))
    sheet = tmp_path / "s.csv"
    told(0, "evaluate", str(other), "-o", str(sheet))
    fill(sheet, (1, "1", "x"))
    assert (
        "Name the drill that the sheet came from" in told(2, "evaluate", drill, "--take", str(sheet), "--by", "L").err
    )


def test_standard_output_is_the_sheet_and_json_a_list_of_rows(drill, told):
    assert told(0, "evaluate", drill).out.startswith("\ufeffDrill,Reply")
    data = json.loads(told(0, "evaluate", drill, "--json").out)
    assert data["format"] == 1 and {"reply", "mark", "reader", "level", "why"} <= set(data["rows"][0])


class Model(BaseHTTPRequestHandler):
    """Says 2 of every mark and quotes the first words of the reply."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        data = json.loads(body["messages"][1]["content"])
        marks = [{"mark": mark, "level": 2, "quote": data["reply"][:6]} for mark in data["marks"]]
        raw = json.dumps({"choices": [{"message": {"content": json.dumps({"marks": marks})}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        pass


def test_a_second_reader_names_its_receiver_and_changes_no_score(drill, told):
    with ThreadingHTTPServer(("127.0.0.1", 0), Model) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        host = f"127.0.0.1:{server.server_address[1]}"
        words = ("--second-reader", "--llm-url", f"http://{host}/v1", "--llm-model", "small", "--json")
        said = told(0, "evaluate", drill, *words, "--below", "0.9")
        server.shutdown()
    found = json.loads(said.out)
    assert f"go to {host} (model small)" in said.err
    assert [line["whose"] for line in found["scores"]] == ["recorded"] and found["second"]
    assert found["second"][0]["by"] == "small" and found["second"][0]["source"] == host and found["second"][0]["quote"]
    again = json.loads(told(0, "report", drill, "--format", "json").out)
    assert again["total"] == round(found["scores"][0]["total"], 1) and again["evaluation"]["second"] == found["second"]
    assert "Second reader's level" in told(0, "evaluate", drill).out


def test_a_second_reader_that_cannot_be_asked(drill, told, monkeypatch):
    """Nothing in the environment turns it on; without an address it says so; with nobody there the exit code is 3."""
    monkeypatch.delenv("CRISIS_DRILL_LLM_URL", raising=False)
    assert "CRISIS_DRILL_LLM_URL" in told(2, "evaluate", drill, "--second-reader").err
    with ThreadingHTTPServer(("127.0.0.1", 0), Model) as gone:
        address = f"http://127.0.0.1:{gone.server_address[1]}/v1"
    monkeypatch.setenv("CRISIS_DRILL_LLM_URL", address)
    monkeypatch.setenv("CRISIS_DRILL_LLM_MODEL", "small")
    assert "go to" not in told(0, "evaluate", drill, "--scores").err
    said = told(3, "evaluate", drill, "--second-reader", "--below", "0.9")
    assert "could not be reached" in said.err and not said.out
    assert "nothing was sent" in told(0, "evaluate", drill, "--second-reader", "--below", "0").err
