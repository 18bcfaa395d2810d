"""The options that several commands take, each with its help and its limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final

from cyclopts import Parameter
from cyclopts.validators import Number

from scenarios.field import ROLES

MOST_SEED: Final = 2**63 - 1


def whole(_: object, tokens: Sequence[Any]) -> int:
    """The whole number of a token; 1.5 is none, while the command line's library would round it."""
    return int(tokens[0].value)


def one_role(_: object, tokens: Sequence[Any]) -> str:
    """The role of a token: its id, or how its name begins in either language; raises ValueError unless it is one."""
    from scenarios.words import LANGS
    from scoring.names import role_name

    given: str = tokens[0].value.strip().casefold()
    if given in ROLES:
        return given
    named = {each: [role_name(each, lang).casefold() for lang in LANGS] for each in ROLES}
    meant = [each for each, names in named.items() if given and any(name.startswith(given) for name in names)]
    if len(meant) != 1:
        raise ValueError(given)
    return meant[0]


SeedOption = Annotated[
    int,
    Parameter(
        help="A whole number from 0 up: the same seed gives the same drill.",
        converter=whole,
        validator=Number(gte=0, lte=MOST_SEED),
    ),
]
JsonOption = Annotated[bool, Parameter(name="--json", negative=(), help="Print data for a program.")]
LangOption = Annotated[str | None, Parameter(name="--lang", help="zh-TW or en; the terminal's locale unless given.")]
SecondReaderOption = Annotated[
    bool, Parameter(negative=(), help="Ask a language model about doubtful marks: the words of their replies go to it.")
]
UrlOption = Annotated[str | None, Parameter(help="Its OpenAI-compatible address; CRISIS_DRILL_LLM_URL unless given.")]
ModelOption = Annotated[str | None, Parameter(help="Its model; CRISIS_DRILL_LLM_MODEL unless given.")]
BelowOption = Annotated[
    float, Parameter(help="Marks of less confidence than this are doubtful, 0 to 1.", validator=Number(gte=0, lte=1))
]
SecondsOption = Annotated[
    float, Parameter(help="How long it may take over one reply, 1 to 600.", validator=Number(gte=1, lte=600))
]
Scenario = Annotated[str, Parameter(help="An id of the library, a folder with a scenario.yaml, or a file.")]
Drill = Annotated[str, Parameter(help="A journal file, or the name of a stored drill.")]
