"""The command line: which commands there are and what they take. Each is imported when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Parameter
from rich.console import Console

from scenarios.clean import clean
from scenarios.field import Role
from scenarios.words import Lang, translator
from tui.exits import Exit
from tui.language import UnknownLanguageError, chosen

SeedOption = Annotated[int, Parameter(help="The same seed gives the same drill.")]
JsonOption = Annotated[bool, Parameter(name="--json", negative=(), help="Print data for a program.")]
LangOption = Annotated[str | None, Parameter(name="--lang", help="zh-TW or en; the terminal's locale unless given.")]

app = App(
    name="crisis-drill",
    help="Rehearse a clinic's communication crisis. 診所溝通危機演練。",
    help_flags=["--help", "-h"],
    version_flags=["--version"],
    result_action="return_value",
)


def run(words: Sequence[str]) -> Exit:
    """Runs one command; a user's mistake is one sentence on stderr and exit code 2."""
    from live.trouble import StoreError
    from scenarios.problems import BadFile
    from sim.journal import JournalError

    lang = _lang_in(words)
    try:
        if words and not words[0].startswith("-") and words[0] not in app:
            return _unknown(words[0], chosen(lang))
        result = app(list(words), exit_on_error=False, print_error=False)
    except CycloptsError as error:
        return _sorry(
            " ".join(str(error).split()), f"crisis-drill {words[0] if words else ''} --help".replace("  ", " ")
        )
    except BadFile as error:
        for problem in error.problems:
            print(problem.render(chosen(lang)), file=sys.stderr)
        return Exit.USAGE
    except StoreError as error:
        return _sorry(error.sentence(chosen(lang)))
    except (JournalError, UnknownLanguageError) as error:
        return _sorry(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        return _sorry(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))
    return result if isinstance(result, Exit) else Exit.DONE


@app.default
def home(*, lang: LangOption = None) -> Exit:
    """Open the home screen."""
    from tui.commands.play import open_home

    return open_home(lang)


@app.command
def demo(*, scenario: str = "angry-patient", seed: SeedOption = 7, lang: LangOption = None) -> Exit:
    """Watch a scripted team play a drill at speed; needs no terminal and no files."""
    from tui.commands.demo import narrate

    return narrate(scenario, seed, chosen(lang))


@app.command(name="list")
def list_(*, json: JsonOption = False, lang: LangOption = None) -> Exit:
    """The library of drills."""
    from tui.commands.shelf import list_drills

    return list_drills(as_json=json, lang=lang)


@app.command
def play(
    scenario: str,
    /,
    *,
    role: Role | None = None,
    seed: int | None = None,
    skill: Annotated[float, Parameter(help="How well simulated teammates do, 0 to 1.")] = 0.7,
    pace: Annotated[float, Parameter(help="How fast the drill clock runs, 1 to 60.")] = 1,
    lang: LangOption = None,
) -> Exit:
    """Practise alone at the terminal."""
    from tui.commands.play import practise

    return practise(scenario, role, seed, skill, pace, lang)


@app.command(name="run")
def run_(
    scenario: str,
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
def read(*, json: JsonOption = False, lang: LangOption = None) -> Exit:
    """Read replies from standard input (JSON lines) and print their marks."""
    from tui.commands.read import read_replies

    return read_replies(as_json=json, lang=chosen(lang))


@app.command
def check(
    files: Annotated[list[str], Parameter(name="FILE")], /, *, json: JsonOption = False, lang: LangOption = None
) -> Exit:
    """Is this scenario sound? Reports every problem at once."""
    from tui.commands.check import check

    return check(files, as_json=json, lang=chosen(lang))


@app.command
def replay(
    journal: Path,
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
    drill: str,
    /,
    *,
    format: Literal["html", "md", "json"] = "html",  # noqa: A002
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="The file to write; standard output unless given.")
    ] = None,
    lang: LangOption = None,
) -> Exit:
    """The after-action report of a journal file or of a stored drill."""
    from tui.commands.report import write_report

    return write_report(drill, format, output, chosen(lang))


@app.command(name="what-if")
def what_if(
    drill: str,
    /,
    *,
    at: Annotated[str, Parameter(help="The first reply at or after this moment is changed, such as 12 min.")],
    delay: Annotated[
        str | None, Parameter(help="It comes so much later; -15 min is sooner.", allow_leading_hyphen=True)
    ] = None,
    say: Annotated[str | None, Parameter(help="Other words.")] = None,
    who: Annotated[Role | None, Parameter(help="Another speaker.")] = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> Exit:
    """What would have happened, had one reply been different: same seed, all other chance as it was."""
    from tui.commands.what_if import fork_drill

    return fork_drill(drill, at, delay, say, who, as_json=json, lang=chosen(lang))


@app.command
def norms(
    scenario: str,
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
def evidence(*, json: JsonOption = False) -> Exit:
    """Every number behind the simulated people: value, unit, source and standing."""
    from tui.commands.evidence import print_evidence

    return print_evidence(as_json=json)


@app.command
def schema() -> Exit:
    """The JSON Schema of scenario files, for editors."""
    from tui.commands.check import print_schema

    return print_schema()


@app.command
def doctor(*, lang: LangOption = None) -> Exit:
    """Check that this machine has what the program needs."""
    from tui.commands.doctor import examine

    return examine(chosen(lang))


def _unknown(word: str, lang: Lang) -> Exit:
    t = translator("tui", lang)
    names = sorted(name for name in app if not name.startswith("-"))
    near = get_close_matches(word, names, 1)
    meant = t("Did you mean “{name}”?").format(name=near[0]) if near else ", ".join(names)
    return _sorry(t("There is no command “{word}”.").format(word=clean(word)) + " " + meant)


def _sorry(sentence: str, try_: str = "") -> Exit:
    console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
    console.print(f"crisis-drill: {sentence}" + (f"\n→ {try_}" if try_ else ""))
    return Exit.USAGE


def _lang_in(words: Sequence[str]) -> str | None:
    """The language asked for, known before the words are parsed, so that mistakes are told in it."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None
