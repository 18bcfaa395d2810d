"""Principles in words, in both languages: where one applies, how it is judged, and the line of evidence."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from scenarios.texts import Script
from scenarios.words import Lang, translator
from scoring.names import fact_status_name, mark_name, role_in_text, slip_name, step_name
from scoring.principles import phrases
from scoring.principles.catalogue import GROUPS, Choice, Principle, catalogue
from scoring.principles.grade import grades
from scoring.principles.outcome import Evidence, Status
from sim.drill import Drill
from sim.reading import MARKS
from sim.wording import short


def where(one: Principle, lang: Lang) -> str:
    """Where it applies, in a line."""
    t = translator("scoring", lang)
    if one.parts:
        return t("the whole drill")
    if one.steps or one.needs:
        return t("the SOP log")
    said = [_audience(one, lang)]
    if one.on:
        said.append(t(phrases.PLACES[one.on]))
    if one.speaker:
        said.append(t("said by {role}").format(role=role_in_text(one.speaker, lang)))
    if one.calls:
        said.append(t("where {marks} is called for").format(marks=_either(map_marks(one.calls, lang), lang)))
    if one.asked:
        said.append(t(phrases.ASKED[one.asked]))
    if one.facts:
        names = [fact_status_name(fact, lang) for fact in one.facts]
        said.append(t("where the fact sheet has a fact that is {standing}").format(standing=_either(names, lang)))
    if one.fault:
        said.append(t("where the fact sheet confirms a failing"))
    return t("; ").join(said)


def how(one: Principle, lang: Lang) -> str:
    """How it is judged, in a sentence."""
    t = translator("scoring", lang)
    if one.parts:
        names = [_quoted(catalogue()[part].name[lang], lang) for part in one.parts]
        return t("Kept when all of these are: {names}.").format(names=t(", ").join(names))
    if one.rule:
        text = t(phrases.RULES[one.rule])
        return text.format(steps=_steps(one.needs, lang)) if one.rule == "before_statement" else text
    if one.steps:
        return _how_steps(one, lang)
    said = []
    if one.has and one.has != (("any",),):
        wanted = [_choice(choice, lang) for choice in one.has]
        frame = t("Needs in one reply: {marks}.") if one.together else t("Needs {marks}.")
        said.append(frame.format(marks=t("; and also ").join(wanted)))
    elif one.has:
        said.append(t("Needs an answer."))
    if one.in_time:
        said.append(t("The answer comes in time."))
    if one.lacks:
        taken = t(", ").join(_atom(atom, 1, lang) for atom in one.lacks)
        said.append(t("Taken back by {marks}.").format(marks=taken))
    if one.never:
        said.append(t("Broken by {marks}.").format(marks=t(", ").join(_atom(atom, 1, lang) for atom in one.never)))
    return _joined(said, lang)


def line_told(line: Evidence, script: Script, lang: Lang) -> str:
    """The line of evidence in words, without its time; what people said stands in quotation marks."""
    t = translator("scoring", lang)
    text = t(phrases.WHY[line.why]).format(
        what=_what(line, lang), who=role_in_text(line.who, lang) if line.who else "", to=_name(line.to, script, lang)
    )
    text = text[:1].upper() + text[1:]
    return text + (t(" “{quote}”").format(quote=short(line.quote)) if line.quote else "")


def grades_to_json(drill: Drill, lang: Lang) -> list[dict[str, Any]]:
    """All principles as plain data: `id, part, name, seed, status, kept, of, line {at_s, action, who, to, quote, why,
    what, text}`; `line` is null where a principle was not exercised."""
    found = []
    for grade in grades(drill):
        one = catalogue()[grade.id]
        line = None if grade.line is None else asdict(grade.line) | {"text": line_told(grade.line, drill.script, lang)}
        found.append(
            {"id": one.id, "part": one.part, "name": one.name[lang], "seed": one.seed[lang], "status": grade.status}
            | {"kept": grade.kept, "of": grade.of, "line": line}
        )
    return found


def status_name(status: Status, lang: Lang) -> str:
    """Kept, broken or not exercised."""
    return translator("scoring", lang)(phrases.STATUSES[status])


def map_marks(marks: Choice, lang: Lang) -> list[str]:
    """The names of marks."""
    return [_atom(mark, 1, lang) for mark in marks]


def _audience(one: Principle, lang: Lang) -> str:
    t = translator("scoring", lang)
    left, said = list(one.to), []
    for group in ("everybody", "outsiders", "people"):
        if set(GROUPS[group]) <= set(left):
            said.append(t(phrases.AUDIENCES[group]))
            left = [kind for kind in left if kind not in GROUPS[group]]
    said += [t(phrases.AUDIENCES[kind]) for kind in left or (() if said else ("outsiders",))]
    text = t(", ").join(said)
    if one.temper:
        tempers = _either([t(phrases.TEMPERS[each]) for each in one.temper], lang)
        return t("{people} ({temper})").format(people=text, temper=tempers)
    return text


def _how_steps(one: Principle, lang: Lang) -> str:
    t = translator("scoring", lang)
    said = [t("Done in time by its owner: {steps}.").format(steps=_steps(one.steps, lang))]
    if one.who:
        said = [
            t("Done in time by {role}: {steps}.").format(
                role=role_in_text(one.who, lang), steps=_steps(one.steps, lang)
            )
        ]
    if one.note:
        said.append(t("The log says something about it."))
    return _joined(said, lang)


def _steps(steps: tuple[Choice, ...], lang: Lang) -> str:
    t = translator("scoring", lang)
    return t(", ").join(_either([step_name(step, lang) for step in choice], lang) for choice in steps)


def _atom(atom: str, least: int, lang: Lang) -> str:
    t = translator("scoring", lang)
    name, _, level = atom.partition(":")
    if name in MARKS:
        mark = _quoted(mark_name(name, lang), lang)
        if not level or int(level) == least:
            return mark
        return t("{mark} (in part will do)").format(mark=mark) if least == 2 else t("{mark} (clear)").format(mark=mark)
    if name.startswith("slip."):
        return _quoted(slip_name(name[5:], lang), lang)
    return t(phrases.ATOMS[name])


def _what(line: Evidence, lang: Lang) -> str:
    t = translator("scoring", lang)
    if line.why in ("late", "in-time"):
        return t("{minutes} min").format(minutes=f"{int(line.what) / 60:.1f}".removesuffix(".0"))
    if line.why.startswith("step"):
        return step_name(line.what, lang) if line.what else ""
    if line.why in ("rule", "rule-broken"):
        return t(phrases.RULE_NAMES[line.what])
    return _atom(line.what.partition(":")[0], 1, lang) if line.what and line.why != "unanswered" else ""


def _name(person: str, script: Script, lang: Lang) -> str:
    if person in script.scenario.people:
        return script.text(f"people.{person}.name", lang)
    return translator("scoring", lang)(phrases.AUDIENCES["public"])


def _choice(choice: Choice, lang: Lang) -> str:
    """Atoms of which one is enough; what holds for all of them is said once."""
    if len(choice) > 1 and all(atom.endswith(":1") for atom in choice):
        names = _either([_atom(atom, 1, lang) for atom in choice], lang)
        return translator("scoring", lang)("{mark} (in part will do)").format(mark=names)
    return _either([_atom(atom, 2, lang) for atom in choice], lang)


def _quoted(text: str, lang: Lang) -> str:
    return translator("scoring", lang)("“{text}”").format(text=text)


def _either(names: list[str], lang: Lang) -> str:
    return translator("scoring", lang)(" or ").join(names)


def _joined(sentences: list[str], lang: Lang) -> str:
    return ("" if lang == "zh-TW" else " ").join(sentences)
