"""The scenarios as the screens know them: loaded when first looked at, kept, and what the checker says of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from textual.content import Content

from scenarios.field import ROLES
from scenarios.heading import Heading
from scenarios.problems import BadFile, Problem
from scenarios.shelf import LoadedScenario, find, load, shelf
from scenarios.words import Lang, translator
from scoring.names import crisis_name, role_name
from tui.names import listed, minutes, named
from tui.text import Part, joined, lines, shown


@dataclass(frozen=True)
class Looked:
    """One scenario, or what is wrong with it."""

    loaded: LoadedScenario | None
    problems: tuple[Problem, ...]


@cache
def look(name: str) -> Looked:
    """The scenario of that id, folder or file, checked; read once in a run of the program."""
    try:
        loaded = load(name)
    except BadFile as error:
        return Looked(None, tuple(error.problems))
    return Looked(loaded, loaded.problems)


def headings(extra: str = "") -> list[Heading]:
    """The library, with a scenario from elsewhere in front if one was asked for."""
    listed = shelf()
    if extra and extra not in {head.id for head in listed}:
        try:
            path = find(extra)
        except BadFile:
            return listed
        own = [head for head in shelf([path.parent.parent]) if head.path == path]
        return [*own, *listed]
    return listed


def title(head: Heading, lang: Lang) -> str:
    """In this language, or in its own."""
    return head.title.get(lang) or next(iter(head.title.values()), head.id)


def heading_words(head: Heading, lang: Lang) -> Content:
    """Two lines of a list: the title, its length and id."""
    return lines((title(head, lang), "bold"), joined("  ", (f"{minutes(head.lasts_s, lang)}  ·  {head.id}", "$muted")))


def card(name: str, lang: Lang) -> Content:
    """All that is known of a scenario before it is played: summary, crisis, goals, roles, what the checker says."""
    t = translator("tui", lang)
    looked = look(name)
    if looked.loaded is None:
        told = [shown(f"! {problem.render(lang)}") for problem in looked.problems[:6]]
        return lines((t("This scenario cannot be played:"), "bold $error"), *told)
    loaded = looked.loaded
    scenario = loaded.scenario
    kind = f"{crisis_name(scenario.crisis.kind, lang)} · {t('severity')} {scenario.crisis.severity}/5"
    roles = listed([role_name(role, lang) for role in ROLES if role in scenario.roles], lang)
    goals = [joined(("· ", "$accent"), loaded.text(f"objectives.{goal.id}", lang)) for goal in scenario.objectives]
    begins = t("STARTEX {clock}").format(clock=scenario.starts)
    trains: list[Part] = ["", (t("What it trains"), "bold"), *goals] if goals else []
    return lines(
        (loaded.text("title", lang), "bold $primary"),
        (f"{loaded.text('clinic', lang)} · {minutes(scenario.lasts, lang)} · {begins}", "$muted"),
        "",
        loaded.text("summary", lang),
        "",
        (named(t("Crisis"), kind, lang), "$muted"),
        (named(t("Roles"), roles, lang), "$muted"),
        (checked(looked, lang), "$muted"),
        *trains,
    )


def checked(looked: Looked, lang: Lang) -> str:
    """What the checker says, in a few words."""
    t = translator("tui", lang)
    if looked.loaded is None:
        return f"! {t('The checker found errors')}"
    count = len(looked.problems)
    return f"✓ {t('Checked: sound')}" if not count else f"✓ {t('Checked: sound, with hints')} ({count})"
