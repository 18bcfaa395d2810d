"""Hand-offs and waiting in words: documents stage by stage, questions between roles, the longest waits, bypasses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from scoring import names
from scoring.report.parts.team import BypassLine, PaperLine, StageLine, WaitLine
from scoring.report.team_seats import seat_name
from scoring.report.told import Told
from scoring.report.visible import clipped
from scoring.team.papers import Paper, PaperStep
from scoring.team.waits import Wait
from sim.documents import OWNER

ENDS: Final = {
    "done": "done",
    "bypassed": "bypassed",
    "replaced": "overtaken by a new version",
    "returned": "sent back",
    "open": "never came",
}
MOST_QUOTED: Final = 120


def paper_lines(told: Told, papers: Iterable[Paper]) -> tuple[PaperLine, ...]:
    """Each version of each document."""
    return tuple(
        PaperLine(
            title=paper.title,
            version=paper.version,
            by=told.role(paper.by),
            clock=told.clock(paper.written_s),
            simulated=paper.simulated,
            stages=tuple(_stage(told, step) for step in paper.steps),
            published_clock=told.clock(paper.published_s),
            published_by=told.role(paper.published_by),
            took_s=None if paper.published_s is None else paper.published_s - paper.written_s,
        )
        for paper in papers
    )


def wait_line(told: Told, wait: Wait, papers: Iterable[Paper] = ()) -> WaitLine:
    """Who waited for whom; a document's stage is named with its title."""
    return WaitLine(
        kind=wait.kind,
        clock=told.clock(wait.from_s),
        lasts_s=wait.lasts_s,
        waiting=told.t(", ").join(seat_name(told, each) for each in wait.waiting),
        whom=told.t(", ").join(seat_name(told, each) for each in wait.whom),
        roles=wait.whom,
        about=_about(told, wait, {paper.document: paper.title for paper in papers}),
        end=wait.end,
        end_name=told.t(ENDS[wait.end]),
    )


def bypass_lines(told: Told, papers: Iterable[Paper]) -> tuple[BypassLine, ...]:
    """What went out without its approvals."""
    return tuple(
        BypassLine(
            clock=told.clock(paper.published_s),
            title=paper.title,
            version=paper.version,
            by=told.role(paper.published_by),
            lacked=tuple(
                told.t("{stage} by {who}").format(
                    stage=told.t(NEEDED[stage]), who=names.role_in_text(OWNER[stage], told.lang)
                )
                for stage in paper.lacked
                if stage != "approve" or paper.published_by != OWNER["approve"]
            ),
        )
        for paper in papers
    )


NEEDED: Final = {"check": "the medical check", "review": "the legal review", "approve": "the approval"}


def _stage(told: Told, step: PaperStep) -> StageLine:
    done = step.end == "done"
    return StageLine(
        name=names.stage_name(step.stage, told.lang) if done else told.t(NEEDED[step.stage]),
        who=told.role(step.who),
        clock=told.clock(step.to_s) if done else "",
        waited_s=None if step.to_s is None else step.to_s - step.from_s,
        end=step.end,
        end_name=told.t(ENDS[step.end]),
        simulated=step.simulated,
    )


def _about(told: Told, wait: Wait, titles: dict[str, str]) -> str:
    if wait.kind == "stage":
        document, _, stage = wait.about.rpartition("/")
        return told.t("{title}: {stage}").format(title=titles.get(document, document), stage=told.t(NEEDED[stage]))
    if wait.kind == "question":
        return told.t("“{words}”").format(words=clipped(wait.about, MOST_QUOTED))
    return told.expected(wait.about)
