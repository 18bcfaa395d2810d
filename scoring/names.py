"""What things are called, in both languages: marks, dimensions, roles, channels, steps, feelings, slips, caps …

Screens and reports ask here, so that one thing has one name everywhere. The English names are the msgids of the
catalogue `scoring`. A word outside its closed set raises KeyError, except for causes: their set is the model's own.
"""

from __future__ import annotations

from typing import Final

from scenarios.words import Lang, translator
from scoring.hints import mark_hint, mark_principle

__all__ = [
    "SIGNS",
    "cap_name",
    "cap_why",
    "cause_name",
    "channel_name",
    "crisis_name",
    "dimension_about",
    "dimension_name",
    "fact_status_name",
    "feeling_name",
    "improvement_name",
    "kind_name",
    "level_name",
    "mark_hint",
    "mark_name",
    "mark_principle",
    "mood_name",
    "role_in_text",
    "role_name",
    "rung_name",
    "slip_name",
    "status_name",
    "step_name",
]

_MARKS: Final = {
    "empathy": "Empathy",
    "apology": "Apology",
    "accountability": "Accountability",
    "explanation": "Explanation",
    "corrective_action": "Corrective action",
    "follow_up": "Follow-up",
    "dedicated_channel": "Dedicated channel",
    "active_listening": "Active listening",
    "transparency": "Transparency",
    "patient_centered": "Patient first",
    "autonomy": "Autonomy",
    "seek_solution": "Solving it together",
    "support_offered": "Support offered",
    "respect": "Respect",
    "defensiveness": "Defensiveness",
    "blame_shifting": "Blame-shifting",
    "minimising": "Minimising",
    "evasion": "Evasion",
    "threat": "Threat",
    "privacy_breach": "Privacy breach",
    "speculation": "Speculation",
    "jargon": "Jargon",
    "emotional_language": "Emotional language",
    "public_compensation": "Compensation in public",
}
_LEVELS: Final = ("absent", "partial", "clear")
_DIMENSIONS: Final = {
    "timeliness": "Timeliness",
    "principles": "Principles",
    "process": "Process",
    "voice": "One voice",
    "outcome": "Outcome",
}
_ABOUT: Final = {
    "timeliness": "How soon each expected action came, against the patience of its channel",
    "principles": "What the replies did and did not do, weighed for their moment",
    "process": "The SOP steps: done, in order, in time, by the right role",
    "voice": "Right speaker, no contradiction of the fact sheet, privacy kept",
    "outcome": "Trust and reach at the end of the drill",
}
_ROLES: Final = {
    "director": "Director",
    "medical": "Medical director",
    "pr": "PR manager",
    "admin": "Head of administration",
    "legal": "Legal counsel",
    "service": "Head of customer service",
    "team": "The team",
    "public": "Everybody",
}
_IN_TEXT: Final = {
    "director": "the director",
    "medical": "the medical director",
    "pr": "the PR manager",
    "admin": "the head of administration",
    "legal": "legal counsel",
    "service": "the head of customer service",
}
_CHANNELS: Final = {
    "counter": "at the counter",
    "phone": "by phone",
    "line": "on LINE",
    "review": "in a review",
    "social": "on social media",
    "press-call": "on a press call",
    "press": "to the press",
    "website": "on the website",
    "internal": "internally",
}
_STEPS: Final = {
    "report": "Report at once",
    "convene": "Convene the team",
    "activate": "Activate the plan",
    "investigate": "Investigate",
    "strategy": "Set the communication strategy",
    "execute": "Carry out the communication plan",
    "monitor": "Monitor and adjust",
    "record": "Write the incident record",
    "assess": "Assess the situation",
    "assign-contact": "Assign a contact person",
    "medical-check": "Check the medical facts",
    "legal": "Take legal advice",
    "approve": "Approve what goes out",
    "insurer": "Notify the liability insurer",
    "mediation": "Propose mediation",
    "support": "Arrange psychological support",
    "care-team": "Send the care team",
    "brief-staff": "Brief the staff",
    "resources": "Allocate resources",
    "fact-sheet": "Update the fact sheet",
}
_FEELINGS: Final = {
    "trust": "Trust",
    "anger": "Anger",
    "anxiety": "Anxiety",
    "responsibility": "Blame laid on the clinic",
    "gap": "Questions left open",
}
_SLIPS: Final = {
    "wrong-speaker": "Not the spokesperson",
    "leak": "Confidential fact given away",
    "asserts-unknown": "Unknown stated as fact",
    "repeats-false": "False rumour repeated",
    "privacy": "Patient's privacy breached",
    "fabrication": "Contradicts the confirmed facts",
    "denies-fault": "Denies any fault, though there is one to own",
    "denies-visit": "Says whether somebody was ever a patient",
    "contradiction": "Contradicts what was said before",
    "unapproved": "Published without the director's approval",
    "unchecked": "Published without a medical check",
    "unreviewed": "Published without a legal review",
}
_CAPS: Final = {
    "privacy": "Privacy breach",
    "fabrication": "Fabrication",
    "blaming": "Blaming the patient or others",
    "wrong-speaker": "Wrong speaker to the press",
}
_CAP_WHY: Final = {
    "privacy": (
        "Patient data once given to outsiders cannot be called back, and the law punishes it; no other merit "
        "makes up for it."
    ),
    "fabrication": (
        "Whatever else was said, a statement against the facts is found out and takes the rest down with it."
    ),
    "blaming": (
        "A clinic that looks for the fault in the patient or in others loses the patient, and then everybody who "
        "watches."
    ),
    "wrong-speaker": "Two voices to the press make two stories; press questions belong to the spokesperson.",
}
_STATUSES: Final = {"met": "On time", "late": "Late", "missed": "Missed", "unscored": "Not scored", "open": "Open"}
_KINDS: Final = {
    "patient": "Patient",
    "family": "Family",
    "public": "Public",
    "journalist": "Journalist",
    "regulator": "Authority",
    "staff": "Staff",
    "partner": "Partner",
}
_IMPROVEMENTS: Final = {
    "missed": "Not done",
    "late": "Too late",
    "weak": "Too weak",
    "harmful": "Did harm",
    "process": "Procedure",
    "voice": "One voice",
}
_CRISES: Final = {
    "victim": "the clinic is a victim itself",
    "accidental": "an accident without intent",
    "preventable": "a preventable failing",
}
_FACTS: Final = {
    "confirmed": "confirmed",
    "unknown": "not known yet",
    "confidential": "confidential",
    "false": "untrue",
}
_RUNGS: Final = {
    "ask-again": "asks again",
    "post": "posts about it",
    "press": "goes to the press",
    "bureau": "complains to the health bureau",
    "lawyer": "sees a lawyer",
}
_STAGES: Final = {
    "draft": "written",
    "check": "medical content checked",
    "review": "legally reviewed",
    "approve": "approved",
    "return": "sent back",
}
_MOODS: Final = {"calm": "calm", "upset": "upset", "furious": "furious", "afraid": "afraid", "frantic": "frantic"}
_CAUSES: Final = {
    "silence": "nobody answered",
    "time": "time passed",
    "inject": "what happened",
    "spread": "the post spreads",
    "sympathy-only": "sympathy without information",
    "news-answered": "a report with the clinic's answer",
    "news-unanswered": "a report without the clinic's answer",
    "wrong-speaker": "not the spokesperson",
    "leak": "a confidential fact came out",
    "privacy": "privacy breached",
    "asserts-unknown": "unknown stated as fact",
    "repeats-false": "a false rumour repeated",
    "fabrication": "contradicts the facts",
    "amends": "the apology as a whole",
    "admitted": "took on a fault that nobody found",
    "brushed-off": "asked, and got no real answer",
    "contradiction": "contradicts what was said before",
    "promise-kept": "a promised follow-up came",
    "self-disclosed": "the clinic said it first",
    "corrected": "the clinic takes back its denial",
    "came-out": "what was hidden came out",
    "news-fair": "a fair report",
    "news-mixed": "a mixed report",
    "news-harsh": "a harsh report",
    "news-contradiction": "a report of a contradiction",
    "news-leak": "a report of what leaked",
    "next-update": "a next update was promised",
    "broken-promise": "a promise not kept",
    "staff-leak": "told by somebody inside",
    "briefed": "staff were briefed",
    "supported": "staff were supported",
}
SIGNS: Final = {"met": "✓", "late": "◷", "missed": "✗", "unscored": "–", "open": "○"}
"""A sign for each status, so that colour never stands alone."""


def mark_name(mark: str, lang: Lang) -> str:
    """`Empathy`, `同理`."""
    return translator("scoring", lang)(_MARKS[mark])


def level_name(level: int, lang: Lang) -> str:
    """The word for level 0, 1 or 2 of a mark."""
    return translator("scoring", lang)(_LEVELS[level])


def dimension_name(dimension: str, lang: Lang) -> str:
    """One of the five dimensions."""
    return translator("scoring", lang)(_DIMENSIONS[dimension])


def dimension_about(dimension: str, lang: Lang) -> str:
    """What a dimension measures, in a line."""
    return translator("scoring", lang)(_ABOUT[dimension])


def role_name(role: str, lang: Lang) -> str:
    """One of the six roles, or `team` or `public` as somebody addressed."""
    return translator("scoring", lang)(_ROLES[role])


def role_in_text(role: str, lang: Lang) -> str:
    """One of the six roles as it stands within a sentence: `the director`, `院長`."""
    return translator("scoring", lang)(_IN_TEXT[role])


def channel_name(channel: str, lang: Lang) -> str:
    """Where something is said, as an adverbial: `by phone`, `以電話`."""
    return translator("scoring", lang)(_CHANNELS[channel])


def step_name(step: str, lang: Lang) -> str:
    """One of the twenty steps."""
    return translator("scoring", lang)(_STEPS[step])


def feeling_name(feeling: str, lang: Lang) -> str:
    """One of the five feelings."""
    return translator("scoring", lang)(_FEELINGS[feeling])


def slip_name(slip: str, lang: Lang) -> str:
    """A broken rule of one voice."""
    return translator("scoring", lang)(_SLIPS[slip])


def cap_name(cap: str, lang: Lang) -> str:
    """A hard limit on the total."""
    return translator("scoring", lang)(_CAPS[cap])


def cap_why(cap: str, lang: Lang) -> str:
    """Why this is a limit and not a deduction."""
    return translator("scoring", lang)(_CAP_WHY[cap])


def status_name(status: str, lang: Lang) -> str:
    """How an expected action ended."""
    return translator("scoring", lang)(_STATUSES[status])


def kind_name(kind: str, lang: Lang) -> str:
    """What sort of person somebody is."""
    return translator("scoring", lang)(_KINDS[kind])


def improvement_name(kind: str, lang: Lang) -> str:
    """What sort of thing there is to improve."""
    return translator("scoring", lang)(_IMPROVEMENTS[kind])


def crisis_name(kind: str, lang: Lang) -> str:
    """The kind of a crisis by where responsibility starts."""
    return translator("scoring", lang)(_CRISES[kind])


def fact_status_name(status: str, lang: Lang) -> str:
    """The standing of a line of the fact sheet."""
    return translator("scoring", lang)(_FACTS[status])


def rung_name(rung: str, lang: Lang) -> str:
    """What somebody does when let down, as a verb in the third person."""
    return translator("scoring", lang)(_RUNGS[rung])


def stage_name(stage: str, lang: Lang) -> str:
    """What was done with a document of the team."""
    return translator("scoring", lang)(_STAGES[stage])


def mood_name(mood: str, lang: Lang) -> str:
    """How somebody looks or sounds."""
    return translator("scoring", lang)(_MOODS[mood])


def cause_name(why: str, lang: Lang) -> str:
    """Why a feeling moved: a mark, or a cause of the model; a cause without a name comes back in plain letters."""
    if why in _MARKS:
        return mark_name(why, lang)
    return translator("scoring", lang)(_CAUSES.get(why, why.replace("-", " ").replace("_", " ")))
