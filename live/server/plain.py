"""A refusal as a browser shows it: one sentence on a plain page, in the visitor's language, and a way on."""

from __future__ import annotations

from html import escape

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response

from live.room.refusal import RefusedError
from live.server.refusals import answer_to
from live.trouble import StoreError
from scenarios.words import Lang, translator


def answer_for(error: RefusedError | StoreError, method: str, headers: Headers, lang: Lang) -> Response:
    """The page for somebody who opened an address in a browser, the same as JSON for everybody else."""
    answer = answer_to(error, lang)
    return _page(error.sentence(lang), answer, lang) if method == "GET" and _reads_pages(headers) else answer


def _reads_pages(headers: Headers) -> bool:
    """A browser names HTML first of all; a program that takes anything gets data."""
    return headers.get("accept", "").partition(",")[0].partition(";")[0].strip().lower() == "text/html"


def _page(sentence: str, answer: JSONResponse, lang: Lang) -> HTMLResponse:
    t = translator("live", lang)
    body = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(t("Crisis drill"))}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/static/icon.svg">'
        '<link rel="stylesheet" href="/static/page.css"></head><body><main class="door">'
        f'<p class="card">{escape(sentence)}</p><p><a class="button" href="/">{escape(t("To the room"))}</a></p>'
        "</main></body></html>"
    )
    kept = {name: value for name, value in answer.headers.items() if name in ("allow", "retry-after")}
    return HTMLResponse(body, answer.status_code, headers=kept)
