"""The words in which principles are told; each English text is the msgid of the catalogue `scoring`."""

from __future__ import annotations

from typing import Final

AUDIENCES: Final = {
    "everybody": "everybody, staff too",
    "outsiders": "everybody outside the team",
    "people": "patients and families",
    "patient": "patients",
    "family": "families",
    "public": "the public",
    "journalist": "reporters",
    "regulator": "the authorities",
    "partner": "partners",
    "staff": "the clinic's own staff",
}
TEMPERS: Final = {"angry": "angry", "anxious": "anxious", "silent": "silent", "calm": "calm"}
PLACES: Final = {
    "outside": "where outsiders hear it",
    "public": "in public",
    "social": "on social media and in reviews",
    "statement": "in a statement",
    "press": "when facing the press",
}
ASKED: Final = {
    "visual_aids": "where a picture or a leaflet would help",
    "second_opinion": "where another doctor's opinion is the question",
    "price": "where prices are the question",
    "warning_signs": "where somebody has to know when to seek care",
    "examine_first": "where only an examination can tell",
    "corrects": "where something untrue has to be put right",
}
ATOMS: Final = {
    "any": "an answer",
    "promise": "a time that was promised",
    "words.self_introduction": "the speaker's own name",
    "words.invite_questions": "an invitation to ask",
    "words.visual_aids": "a picture or a leaflet",
    "words.second_opinion": "another opinion",
    "words.price": "what it costs",
    "words.customer": "talk of customers and money",
    "words.quiet_place": "a quiet place to sit down",
    "words.warning_signs": "when to seek care",
    "words.examine_first": "that it has to be examined first",
    "words.praise": "self-praise",
}
RULES: Final = {
    "sandwich": "In one reply to each upset person: empathy first, then the news, then support or a next step.",
    "answers_then_leads": "In each reply to the press the answer comes before measures and offers; no evasion.",
    "no_talking_over": "Nobody speaks to a person within 20 seconds of a colleague, at the counter or on the phone.",
    "stays_in_touch": "Whoever asks more than once hears from the clinic more than once, with a follow-up.",
    "updates": "At least two public words with something in them, one with the time of the next.",
    "many_channels": "Clear ways to reach somebody, given on two channels or more.",
    "own_words": "No text goes nearly unchanged to people of another kind.",
    "where_asked": "Most questions are answered where they were asked, or more directly.",
    "short_enough": "What outsiders hear is at most some 320 characters of Chinese or 110 words, in plain language.",
    "one_mouth": "Reporters hear one person of the clinic.",
    "entitled": "The director, the spokesperson or whom the scenario expects speaks outside.",
    "prepared": "Strategy or fact sheet are there before the last word to the press.",
    "full_report": "The report says when it happened, and more than a few words about it.",
    "in_order": "All seven steps, none before the one that it builds on.",
    "before_statement": "Before the last public statement: {steps}.",
}
RULE_NAMES: Final = {
    "sandwich": "empathy, the news, support",
    "answers_then_leads": "the answer before everything else",
    "no_talking_over": "one speaker at a time",
    "stays_in_touch": "contact that goes on",
    "updates": "updates",
    "many_channels": "ways to reach somebody",
    "own_words": "words for this audience",
    "where_asked": "the channel of the question",
    "short_enough": "a length that people read",
    "one_mouth": "one person for the press",
    "entitled": "the right to speak outside",
    "prepared": "preparation",
    "full_report": "a full report",
    "in_order": "the order of the steps",
    "before_statement": "the check before the statement",
}
WHY: Final = {
    "has": "{who} to {to}, {what}:",
    "clean": "{who} to {to}: nothing against it",
    "in-time": "{who} answered {to} after {what}",
    "never": "{who} to {to}, {what}:",
    "missing": "{who} to {to}: no {what}",
    "spoilt": "{who} to {to}, taken back by {what}:",
    "late": "{who} answered {to} only after {what}",
    "unanswered": "{to} was not answered",
    "step": "{who}: {what}",
    "step-late": "{who}: {what}, too late",
    "step-open": "Not done: {what}",
    "step-owner": "{who}: {what}, not by its owner",
    "step-note": "{who}: {what}, without a word in the log",
    "rule": "Kept: {what}",
    "rule-broken": "Lacking: {what}",
}
STATUSES: Final = {"kept": "kept", "broken": "broken", "not exercised": "not exercised"}
