"""The codebook in a few words for each level: what a second reader is told, in English for replies of any language."""

from __future__ import annotations

from typing import Final

CODEBOOK: Final = {
    "empathy": (
        "formulaic or generic understanding, nothing more",
        "names this person's feeling or ordeal and accepts it as understandable",
    ),
    "apology": ("bare, passive or conditional", "unconditional, and says for what"),
    "accountability": (
        "vague",
        "owns a specific failing of the clinic, or accepts the duty to set it right as its own",
    ),
    "explanation": (
        "general or procedural information only",
        "concrete facts of this case: what happened, why, or exactly what the process is now",
    ),
    "corrective_action": ("vague", "a specific measure, done or promised"),
    "follow_up": (
        "promises further contact or news without time or person",
        "with a time, or a named person or role who will do it",
    ),
    "dedicated_channel": (
        "a generic invitation to get in touch",
        "a concrete way: number, address, named person, place and hours",
    ),
    "active_listening": (
        "acknowledges having read or heard it, or asks a closed question",
        "an open question, an invitation to tell more, or the concern restated accurately",
    ),
    "transparency": (
        "only 'under investigation', or only a bare known fact",
        "separates what is known from what is not, or discloses something unfavourable on its own account",
    ),
    "patient_centered": ("a slogan", "a concrete act or question for this patient's health, safety or interest"),
    "autonomy": ("hints at choice", "names a choice, a right to refuse, a second opinion, access to records"),
    "seek_solution": ("a wish to solve it", "proposes to work it out together, or gives options to choose from"),
    "support_offered": ("a vague 'we will help'", "names support: mediation, counselling, escort, costs in private"),
    "respect": ("thanks or valuing of the feedback", "treats the person's view as legitimate, beyond courtesy"),
    "defensiveness": ("a touch of self-justification", "argues with the person or with their feelings"),
    "blame_shifting": ("implies that patient, family, one employee or a third party is at fault", "says so"),
    "minimising": ("plays it down", "denies or belittles the harm or the complaint"),
    "evasion": ("answers only in part, pure template", "no comment, or does not answer what was asked at all"),
    "threat": ("hints at legal steps or asks for removal of a post", "threatens, or demands removal"),
    "privacy_breach": (
        "confirms to outsiders that this person is or was a patient",
        "gives outsiders a name with health facts, a record, a photo, a diagnosis",
    ),
    "speculation": (
        "an unconfirmed cause put mildly, or a promise slightly too big",
        "states an unconfirmed cause as fact, or guarantees an outcome",
    ),
    "jargon": ("one unexplained technical term", "several, or a layperson cannot follow"),
    "emotional_language": ("irritated or sarcastic undertone", "open anger, sarcasm, contempt"),
    "public_compensation": ("hints at compensation in public", "offers money, refund or gifts in public"),
}
"""For each mark what level 1 is and what level 2 is; 0 is absent."""
