"""What to say or do instead, for each of the 24 marks, and the principle of the clinic's SOP behind it.

A good mark has two hints: for where it was missing (level 0) and where it was weak (level 1). A harmful mark has one.
The principles are those of the two documents the engine grew from.
"""

from __future__ import annotations

from typing import Final

from scenarios.words import Lang, translator
from sim.reading import MARKS

MISSING: Final = {
    "empathy": (
        "Before any information, say in one sentence what this person has been through and that it is "
        "understandable: “After …, anyone would feel as you do.” Until they feel heard, they cannot listen."
    ),
    "apology": (
        "Where the fact sheet confirms a failing, say sorry for that failing, without an “if”: “We failed to "
        "…, and I am sorry.” While the cause is unknown, you can still be sorry for the wait and the worry."
    ),
    "accountability": (
        "Say what is the clinic's to put right and who takes it on: “… was our job and we did not do it; I "
        "will see to it myself.” Where nobody owns the problem, people look for somebody to blame."
    ),
    "explanation": (
        "Say in everyday words what is confirmed in this case: what happened, when, and what is being done "
        "now. Where the clinic says nothing, rumour speaks for it."
    ),
    "corrective_action": (
        "Name one measure that has been taken or will be, and from when: “From today … is done every time, "
        "and … makes sure of it.” A measure that can be checked is one that can be believed."
    ),
    "follow_up": (
        "Close with who will be in touch next, and when: “I will call you myself by …, even if there is "
        "nothing new.” With a time in hand, people can wait."
    ),
    "dedicated_channel": (
        "Give one concrete way to one responsible person: a name, a number, hours. In public it also takes "
        "the case out of the comments without a word about the patient."
    ),
    "active_listening": (
        "Before explaining, say back what you heard or ask one open question: “What troubles you is that …, "
        "have I got that right? What worries you most now?” Then let them finish."
    ),
    "transparency": (
        "Put what is known and what is not yet known side by side, and say when the rest will come: “This "
        "is confirmed: …; this we do not know yet: …; by … I will tell you how far we are.”"
    ),
    "patient_centered": (
        "Look after the patient before the clinic's name: ask how they are now, and say what is ready for "
        "them, such as an examination or the doctor's call. Everybody who watches asks first whether the "
        "patient is being cared for."
    ),
    "autonomy": "Name what is theirs to decide: a copy of the records, a second opinion, whether to go on. "
    "People who have a choice do not need a fight.",
    "seek_solution": "Offer two ways forward and ask which one suits them, or fix a time to sit down together. "
    "People keep to a solution that they helped to choose.",
    "support_offered": "Offer help that has a name: the care team, a social worker, counselling, mediation. "
    "What it costs is talked about in private.",
    "respect": "Show that what they say counts: “It is right that you told us; this is just where we fell short.” "
    "Somebody who is taken seriously need not raise their voice.",
}
"""Hints for what was not there."""

WEAK: Final = {
    "empathy": (
        "“We understand your concern” would fit anybody. Name this person's own ordeal: what happened to "
        "them, how long it went on, what they are afraid of."
    ),
    "apology": (
        "Take out “if” and “any inconvenience” and say for what: “I am sorry that we ….” An apology with a "
        "condition is heard as none."
    ),
    "accountability": (
        "“There is room for improvement” owns nothing. Name the link that broke and say that it was the clinic's."
    ),
    "explanation": (
        "General procedure is not an explanation yet. Add two confirmed facts of this case from the fact "
        "sheet, and the very next step."
    ),
    "corrective_action": (
        "Anybody can promise to review things. Say what changes, who sees to it, and from which day."
    ),
    "follow_up": "Add the hour and the name. “Somebody will contact you” is often how the next complaint begins.",
    "dedicated_channel": (
        "“Feel free to contact us” is no channel. Give the number or the name, and the hours when it answers."
    ),
    "active_listening": (
        "“We have received your feedback” is not listening yet. Say their main point back in their own words,"
        " or ask what they need most."
    ),
    "transparency": (
        "“Under investigation” alone sounds like hiding. Add one confirmed fact, and one point that is still open."
    ),
    "patient_centered": (
        "“Patient safety comes first” is a slogan until something is done for this patient: a check-up, a "
        "call, somebody to go along."
    ),
    "autonomy": (
        "Say the choice outright, and how to use it: “You can ask for a copy of the records at the counter, "
        "or see another doctor before you decide.”"
    ),
    "seek_solution": "Turn the wish into a step: propose a time to talk, or two options to choose from.",
    "support_offered": "“We will do all we can” needs a person and a deed: who comes, to help with what, and when.",
    "respect": "Thanks and polite forms are courtesy. Say why what they raised matters.",
}
"""Hints for what was there only in part."""

HARMFUL: Final = {
    "defensiveness": (
        "Do not argue, and do not hold up the rules that were kept. Accept the feeling first, then give the "
        "facts calmly: to acknowledge a feeling is not to admit a charge."
    ),
    "blame_shifting": (
        "Do not look for the cause in the patient, the family or one colleague. Say what the clinic will see "
        "to; who was responsible is for the investigation."
    ),
    "minimising": (
        "No “only”, no “perfectly normal”, no “nobody else complained”. Accept how hard it is for them, then "
        "say what is known about how serious it is."
    ),
    "evasion": (
        "Answer the very question first, even if the answer is “I do not know yet; you will hear from me by "
        "…”. “No comment” is heard as an admission."
    ),
    "threat": (
        "No lawyers, no demand to take a post down. Correct what is untrue with facts and offer to talk; "
        "legal advice stays in the house."
    ),
    "privacy_breach": (
        "In public, neither confirm nor deny that somebody is a patient; no dates, no records, no names. “For"
        " privacy we cannot speak about anybody's care here; this is how to reach us” is enough."
    ),
    "speculation": (
        "Give no cause that the fact sheet does not confirm and no promise that nobody can keep. Say what is "
        "being checked and when you will know."
    ),
    "jargon": "Say it as you would to a neighbour. Where a term cannot be avoided, explain it in the same sentence.",
    "emotional_language": (
        "Take a breath, let a colleague read it before it goes, and take out the sarcasm. Calm is part of the"
        " profession."
    ),
    "public_compensation": "Money is talked about in private: in public an offer tends to feed the fire. "
    "Say that it will be settled with those concerned, and give the channel.",
}
"""Hints for what should not have been said."""

PRINCIPLES: Final = {
    "empathy": "show empathy (the three dos: listen, empathise, explain)",
    "apology": "where there was a failing, admit it and apologise",
    "accountability": "act responsibly",
    "explanation": "clear and definite information (the three dos: explain)",
    "corrective_action": "name the measures; keep improving",
    "follow_up": "regular updates, replies by a promised time, follow-up",
    "dedicated_channel": "a channel of its own for questions and complaints",
    "active_listening": "listen actively, do not interrupt",
    "transparency": "open and transparent, within the law and the patient's privacy",
    "patient_centered": "the patient at the centre",
    "autonomy": "respect for autonomy, refusal and a second opinion",
    "seek_solution": "look for a solution together with the patient",
    "support_offered": "help and care: care team, mediation, psychological support",
    "respect": "let patients feel respected, understood and supported",
    "defensiveness": "stay calm, do not argue or rush to defend",
    "blame_shifting": "act responsibly",
    "minimising": "accept that their feelings are real, even if you do not agree",
    "evasion": "do not evade or conceal",
    "threat": "communicate sincerely, clarify with facts",
    "privacy_breach": "protect the patient's privacy",
    "speculation": "true and objective, no exaggeration",
    "jargon": "plain words, few technical terms",
    "emotional_language": "stay calm and professional, no emotional language",
    "public_compensation": "do not give away too many details; seek a settlement with those concerned",
}
"""The principle of the SOP or of the trust guide behind each mark."""


def mark_principle(mark: str, lang: Lang) -> str:
    """The principle behind a mark; raises KeyError for a word that is no mark."""
    return translator("scoring", lang)(PRINCIPLES[mark])


def mark_hint(mark: str, level: int, lang: Lang) -> str:
    """What to say or do instead, and the principle in brackets; empty where nothing is to be changed.

    `level` is what was read: for a good mark 0 (missing) or 1 (weak), for a harmful one 1 or 2. Raises KeyError for a
    word that is no mark.
    """
    if mark not in MARKS:
        raise KeyError(mark)
    english = HARMFUL.get(mark, "") if mark in HARMFUL and level else {0: MISSING, 1: WEAK}.get(level, {}).get(mark, "")
    if not english:
        return ""
    t = translator("scoring", lang)
    return t("{hint} (Principle: {principle}.)").format(hint=t(english), principle=mark_principle(mark, lang))
