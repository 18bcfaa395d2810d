"""Deciders of what a good reply does not do."""

from __future__ import annotations

from scoring.reading.context import Context
from sim.reading import Mark


def defensiveness(ctx: Context) -> Mark:
    """One also where open threats or anger stand in the place of any owning: they argue for the clinic."""
    level = ctx.best("defensiveness")
    if not level and not ctx.acts("accountability") and not ctx.acts("apology"):
        attacks = [a for mark in ("threat", "emotional_language") for a in ctx.acts(mark)]
        if attacks and max(a.rule.level for a in attacks) == 2:
            return Mark(1, (ctx.evidence(attacks[0].start, attacks[0].end, "defensiveness.attacks"),), 0.45)
    return ctx.mark("defensiveness", level)


def blame_shifting(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("blame_shifting", ctx.best("blame_shifting"))


def minimising(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("minimising", ctx.best("minimising"))


def threat(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("threat", ctx.best("threat"))


def privacy_breach(ctx: Context) -> Mark:
    """Only before outsiders: what the clinic alone could know of a person."""
    if not ctx.reply.public:
        return Mark(0, (), 0.99)
    return ctx.mark("privacy_breach", ctx.best("privacy_breach"))


def speculation(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("speculation", ctx.best("speculation"))


def jargon(ctx: Context) -> Mark:
    """One for one term, two for several, apart from those that the prompt used."""
    found = [a for a in ctx.acts("jargon") if ctx.scan.text[a.start : a.end] not in ctx.prompt.text]
    terms = {ctx.scan.text[a.start : a.end] for a in found}
    return ctx.mark("jargon", min(2, len(terms)), found)


def emotional_language(ctx: Context) -> Mark:
    """What the rules found."""
    return ctx.mark("emotional_language", ctx.best("emotional_language"))


def public_compensation(ctx: Context) -> Mark:
    """Only before outsiders."""
    if not ctx.reply.public:
        return Mark(0, (), 0.99)
    return ctx.mark("public_compensation", ctx.best("public_compensation"))
