"""A drill of ten minutes for the tests of `live`, and a reader that knows five words."""

from __future__ import annotations

from scenarios.shelf import LoadedScenario, from_source
from sim.reading import Evidence, Mark, Reading, Reply

SCENARIO = """\
format: 1
language: en
title: A noisy counter
lasts: 10 min
summary: A patient's wife stands at the counter.
clinic: Harbour Clinic
crisis: {kind: accidental, severity: 3}
spokesperson: pr
roles:
  director: You decide.
  medical: You know the chart.
  pr: You speak for the clinic.
  admin: You keep the record.
  legal: You know the law.
  service: You stand at the counter.
people:
  wang:
    name: Mrs Wang
    is: family
    temper: angry
    reach: 400
    wants: [empathy]
    ladder:
      - {does: ask-again, after: 90 s, says: Is nobody going to answer me?}
  chen: {name: Ms Chen, is: journalist}
  public: {name: Neighbours, is: public, reach: 2000}
facts:
  - {id: callback, text: Nobody called back, status: confirmed}
sop:
  report: {who: service, within: 2 min}
  convene: {who: director, within: 4 min}
  investigate: {who: medical, within: 6 min}
  monitor: {who: [pr, admin], within: 8 min}
injects:
  - id: counter
    at: 0 min
    from: wang
    to: service
    by: counter
    says: I called three times!
    asks: {within: 2 min, answers: [{id: heard, marks: [empathy], says: Thank you.}], silence: {says: Well?}}
    expect:
      - {id: first-reply, do: Answer her, who: service, within: 3 min, marks: [empathy, follow_up],
         model: You waited so long; we are sorry and will call you at ten.}
  - id: press
    at: 3 min..4 min
    from: chen
    to: pr
    by: press-call
    says: What happened?
    asks: {within: 3 min, silence: {article: The clinic is silent}}
    expect:
      - {id: press-reply, do: Answer her, who: pr, within: 3 min, marks: [transparency], avoid: [jargon],
         model: What is known is this.}
  - id: post
    at: 6 min
    from: wang
    to: public
    by: social
    says: Nobody called back.
    expect:
      - {id: post-reply, do: Answer in public, who: [admin, legal], to: public, within: 2 min, marks: [explanation],
         model: Here is what happened.}
"""
WORDS = {
    "waited": "empathy",
    "will call": "follow_up",
    "known": "transparency",
    "what happened": "explanation",
    "your own fault": "blame_shifting",
    "sequela": "jargon",
}


class WordReader:
    """Finds a mark where its word stands."""

    def read(self, reply: Reply) -> Reading:
        """The marks of `WORDS`, each at level 2."""
        text = reply.text.lower()
        return Reading(
            {
                mark: Mark(2, (Evidence(reply.text[at : at + len(word)], at, at + len(word), f"word.{mark}"),))
                for word, mark in WORDS.items()
                if (at := text.find(word)) >= 0
            }
        )


def small() -> LoadedScenario:
    """The scenario, checked."""
    return from_source({"id": "small", "scenario": SCENARIO, "translations": {}})
