"""The command line: which commands there are and what they take. Each is imported when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, Literal

from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number

from scenarios.clean import clean
from scenarios.field import Role
from scenarios.words import Lang, translator
from tui.exits import Exit
from tui.language import UnknownLanguageError, chosen, language_first
from tui.options import (
    BelowOption,
    Drill,
    JsonOption,
    LangOption,
    ModelOption,
    Scenario,
    SecondReaderOption,
    SecondsOption,
    SeedOption,
    UrlOption,
    one_role,
    whole,
)
from tui.sorry import sorry

HELP: Final = ("--help", "-h")

app = App(
    name="crisis-drill",
    help="Rehearse a clinic's communication crisis.",
    help_flags=["--help", "-h"],
    version_flags=["--version"],
    result_action="return_value",
)


def run(words: Sequence[str]) -> Exit:
    """Runs one command; a user's mistake is one sentence on stderr and exit code 2."""
    from live.trouble import StoreError
    from scenarios.problems import BadFile
    from sim.journal import JournalError

    asked, words = language_first(words)
    try:
        return _run(words, chosen(asked))
    except BadFile as error:
        for problem in error.problems:
            print(problem.render(chosen(asked)), file=sys.stderr)
        return Exit.USAGE
    except StoreError as error:
        return sorry(error.sentence(chosen(asked)))
    except UnknownLanguageError:
        t = translator("tui", chosen(None))
        return sorry(t("--lang {given}: there are zh-TW and en.").format(given=clean(asked or "")))
    except JournalError as error:
        from tui.commands.journals import sentence

        return sorry(sentence(error, chosen(asked)))
    except BrokenPipeError:
        raise
    except OSError as error:
        from tui.commands.system import refused

        return sorry(refused(error, chosen(asked)))


def _run(words: list[str], lang: Lang) -> Exit:
    from tui.commands.mistakes import mistake, no_command

    command = words[0] if words and not words[0].startswith("-") else ""
    if command and command not in app:
        return sorry(no_command(command, [name for name in app if not name.startswith("-")], lang))
    if any(word in HELP for word in words):
        from tui.commands.usage import print_usage

        return print_usage(app, command, lang)
    try:
        result = app(words, exit_on_error=False, print_error=False)
    except CycloptsError as error:
        helping = " ".join(["crisis-drill", *([command] if command else []), "--help"])
        return sorry(f"{mistake(error, lang)}\n→ {helping}")
    return result if isinstance(result, Exit) else Exit.DONE


@app.default
def home(*, lang: LangOption = None) -> Exit:
    """Open the home screen."""
    from tui.commands.play import open_home

    return open_home(lang)


@app.command
def demo(*, scenario: Scenario = "angry-patient", seed: SeedOption = 7, lang: LangOption = None) -> Exit:
    """Watch a scripted team play a drill at speed; needs no terminal and no files."""
    from tui.commands.demo import narrate

    return narrate(scenario, seed, chosen(lang))


@app.command(name="list")
def list_(
    *,
    past: Annotated[
        bool,
        Parameter(
            negative=(),
            help="The drills held on this machine instead, each with the name that report, evaluate and what-if take.",
        ),
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """The library of drills."""
    if past:
        from tui.commands.held import list_held

        return list_held(as_json=json, lang=lang)
    from tui.commands.shelf import list_drills

    return list_drills(as_json=json, lang=lang)


@app.command
def play(
    scenario: Scenario,
    /,
    *,
    role: Annotated[
        Role | None, Parameter(help="Your role; you are asked unless it is given.", converter=one_role)
    ] = None,
    seed: Annotated[SeedOption | None, Parameter(converter=whole)] = None,
    skill: Annotated[
        float, Parameter(help="How well simulated teammates do, 0 to 1.", validator=Number(gte=0, lte=1))
    ] = 0.7,
    pace: Annotated[
        float, Parameter(help="How fast the drill clock runs, 1 to 60.", validator=Number(gte=1, lte=60))
    ] = 1,
    lang: LangOption = None,
) -> Exit:
    """Practise alone at the terminal."""
    from tui.commands.play import practise

    return practise(scenario, role, seed, skill, pace, lang)


@app.command(name="run")
def run_(
    scenario: Scenario,
    /,
    *,
    play: Annotated[str, Parameter(help="A play file, or the name of one of the scenario's rehearsals.")],
    seed: SeedOption = 1,
    journal: Annotated[Path | None, Parameter(help="Write the journal to this file.")] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """Run a drill without a screen."""
    from tui.commands.run import run_play

    return run_play(scenario, play, seed, journal, as_json=json, lang=chosen(lang))


@app.command
def read(
    *,
    second_reader: SecondReaderOption = False,
    llm_url: UrlOption = None,
    llm_model: ModelOption = None,
    below: BelowOption = 0.6,
    seconds: SecondsOption = 30,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """Read replies from standard input, one JSON object a line, and print their marks in the same order.

    The text of the reply is under the key reply. These keys may stand beside it: prompt (what it answers), to (whom:
    family, public, press), public (true if anybody can read it), situation (what happened) and id (yours, given back).

    With --second-reader a language model is asked about the marks that the reader is not sure of. What it says stands
    beside the reading, and nothing of the reading is changed.
    """
    if second_reader:
        from tui.commands.read_twice import read_twice

        return read_twice(llm_url, llm_model, below, seconds, chosen(lang), as_json=json)
    from tui.commands.read import read_replies

    return read_replies(as_json=json, lang=chosen(lang))


@app.command
def check(
    files: Annotated[
        list[str], Parameter(name="FILE", help="A folder, a scenario, a translation, a play, or an id of the library.")
    ],
    /,
    *,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """Is this scenario sound? Reports every problem at once."""
    from tui.commands.check import check

    return check(files, as_json=json, lang=chosen(lang))


@app.command
def replay(
    journal: Annotated[Path, Parameter(help="The file that run --journal wrote.")],
    /,
    *,
    verify: Annotated[bool, Parameter(negative=(), help="Exit 1 unless the events are the same bytes.")] = False,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """Play a journal again."""
    from tui.commands.replay import play_again

    return play_again(journal, verify=verify, as_json=json, lang=chosen(lang))


@app.command
def report(
    drill: Drill,
    /,
    *,
    format: Annotated[  # noqa: A002
        Literal["html", "md", "json"] | None,
        Parameter(help="The form of the report; unless given, by the ending of --output, else html."),
    ] = None,
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="The file to write; standard output unless given.")
    ] = None,
    person: Annotated[
        str | None, Parameter(help="Of a team drill: the private page of the player of this name.")
    ] = None,
    lang: LangOption = None,
) -> Exit:
    """The after-action report of a journal file or of a stored drill; of a team drill, the team's.

    The team's report is for everybody who was in the room, and says what it names. With --person it is one player's
    private page, which that player and the facilitator alone should see.
    """
    from tui.commands.report import write_report

    return write_report(drill, format, output, chosen(lang), person)


@app.command
def evaluate(
    drill: Drill,
    /,
    *,
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="The sheet to write; standard output unless given.")
    ] = None,
    format: Annotated[Literal["csv", "json"], Parameter(help="The form of the sheet.")] = "csv",  # noqa: A002
    blind: Annotated[bool, Parameter(negative=(), help="A sheet that hides the reader's marks.")] = False,
    take: Annotated[Path | None, Parameter(help="Take back this filled-in sheet.")] = None,
    by: Annotated[str | None, Parameter(help="The evaluator's name.")] = None,
    scores: Annotated[bool, Parameter(negative=(), help="Print the score under everybody's marks.")] = False,
    second_reader: SecondReaderOption = False,
    llm_url: UrlOption = None,
    llm_model: ModelOption = None,
    below: BelowOption = 0.6,
    seconds: SecondsOption = 30,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """Have people judge the reader's marks: a sheet of all replies goes out, and comes back with --take and --by.

    In the sheet, write a level (0, 1, 2) on the marks that you judged, and why where you change one; the reader's own
    level confirms it. Nothing of the drill is changed: who said what, and when, is kept in a record beside it.
    """
    from tui.commands.evaluate import export_sheet, one_thing, show_scores, take_sheet

    if (said := one_thing(take, scores, second_reader, chosen(lang))) is not None:
        return sorry(said)
    if take is not None:
        return take_sheet(drill, take, by, chosen(lang), as_json=json)
    if second_reader:
        from tui.commands.second_opinion import ask_second_reader

        return ask_second_reader(drill, llm_url, llm_model, below, seconds, chosen(lang), as_json=json)
    if scores:
        return show_scores(drill, chosen(lang), as_json=json)
    return export_sheet(drill, "json" if json else format, output, by, chosen(lang), blind=blind)


@app.command(name="what-if")
def what_if(
    drill: Drill,
    /,
    *,
    at: Annotated[
        str,
        Parameter(
            help="The first reply from this moment on is changed: 12 min after STARTEX, or 09:12.",
            allow_leading_hyphen=True,
        ),
    ],
    delay: Annotated[
        str | None, Parameter(help="It comes so much later; -15 min is sooner.", allow_leading_hyphen=True)
    ] = None,
    say: Annotated[str | None, Parameter(help="Other words.", allow_leading_hyphen=True)] = None,
    who: Annotated[Role | None, Parameter(help="Another speaker.", converter=one_role)] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """What would have happened, had one reply been different: same seed, all other chance as it was."""
    from tui.commands.what_if import fork_drill

    return fork_drill(drill, at, delay, say, who, as_json=json, lang=chosen(lang))


@app.command
def norms(
    scenario: Scenario,
    /,
    *,
    runs: Annotated[int, Parameter(help="Drills of each team, under the seeds from 1 to this.")] = 100,
    team: Annotated[
        Literal["silent", "late", "template", "defensive", "careful", "exemplary"] | None,
        Parameter(help="This reference team alone."),
    ] = None,
    workers: Annotated[int | None, Parameter(help="Processes; one for each core unless given.")] = None,
    cluster: Annotated[
        str | None, Parameter(help="A Dask scheduler, such as tcp://10.0.0.5:8786; needs the extra cluster.")
    ] = None,
    write: Annotated[bool, Parameter(negative=(), help="Keep the norms beside the scenario, as norms.json.")] = False,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """Play a scenario many times with reference teams: what a score in it is worth."""
    from tui.commands.norms import make_norms

    return make_norms(scenario, runs, team, workers, cluster, write=write, as_json=json, lang=chosen(lang))


@app.command
def evidence(*, json: JsonOption = False, lang: LangOption = None) -> Exit:
    """Every number behind the simulated people: value, unit, source and standing."""
    from tui.commands.evidence import print_evidence

    return print_evidence(as_json=json, lang=chosen(lang))


@app.command
def principles(
    *,
    scenario: Annotated[
        str | None,
        Parameter(help="Only what this scenario exercises: an id of the library, a folder or a file."),
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """The principles that a drill is graded by: where each applies, how, and which scenarios exercise it."""
    from tui.commands.principles import list_principles

    return list_principles(scenario, as_json=json, lang=chosen(lang))


app.command("tui.commands.schedule:schedule", name="schedule")
app.command("tui.commands.rooms:host", name="host")
app.command("tui.commands.rooms:join", name="join")


@app.command
def schema(*, lang: LangOption = None) -> Exit:
    """The JSON Schema of scenario files, for editors; its explanations are in English."""
    from tui.commands.check import print_schema

    chosen(lang)
    return print_schema()


@app.command
def doctor(*, lang: LangOption = None) -> Exit:
    """Check that this machine has what the program needs."""
    from tui.commands.doctor import examine

    return examine(chosen(lang))
