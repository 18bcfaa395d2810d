"""One reply in the result: what was said, the words behind each mark, and the model answer."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from scenarios.words import Lang, Translate, translator
from scoring.report.parts.replies import Piece, ReplyLine
from tui.names import named, quoted
from tui.text import BLANK, Part, joined, lines, shown


def own_words(reply: ReplyLine, lang: Lang) -> Content:
    """What was said, the words behind each mark under a number, and the marks."""
    t = translator("tui", lang)
    text = joined(*[_piece(piece) for piece in reply.pieces])
    head = joined(
        (f"{reply.clock} ", "$muted"),
        (f"{reply.who} → {reply.to}", "bold"),
        (f"  {reply.by}", "$muted"),
        (f"  {reply.score:.0f}", "bold $accent"),
    )
    prompt = [joined((named(reply.prompt_who, reply.prompt, lang), "$muted"))] if reply.prompt else []
    return lines(
        head,
        *prompt,
        (t("You said") if not reply.teammate else t("Said"), "bold $primary"),
        text,
        *_marks(reply, t, lang),
    )


def _piece(piece: Piece) -> Content:
    if not piece.numbers:
        return shown(piece.text)
    style = "bold $success" if piece.good else "bold $error"
    number = ",".join(str(each) for each in piece.numbers)
    return joined((piece.text, style), (f"[{number}]", "$muted"))


def _marks(reply: ReplyLine, t: Translate, lang: Lang) -> Iterator[Part]:
    for mark in reply.marks:
        sign, style = ("+", "$success") if mark.good else ("−", "bold $error")
        quotes = " ".join(f"[{quote.number}]{quoted(quote.quote, lang)}" for quote in mark.quotes)
        yield joined((f"{sign} {mark.name} · {mark.level_name}", style), (f"  {quotes}", "$muted"))
        if mark.hint:
            yield joined(("    → ", "$accent"), mark.hint)
    for lack in reply.lacks:
        yield joined(("○ ", "$warning"), (lack.name, "bold"), (f" {t('was missing')}", "$muted"))
        yield joined(("    → ", "$accent"), lack.hint)


def model_words(reply: ReplyLine, lang: Lang) -> Content:
    """The model answers beside one's own."""
    t = translator("tui", lang)
    if not reply.models:
        return BLANK
    parts = [row for model in reply.models for row in ((model.do, "$muted"), shown(model.text), "")]
    return lines((t("Model answer"), "bold $primary"), *parts[:-1])
