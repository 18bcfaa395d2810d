"""Keys are written down once: bound, explained, in the palette, and in the language of the screen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from textual.widgets import OptionList

from scenarios.words import translator
from tests.tui_stage import Stage, seen, small, solo_in, store  # noqa: F401
from tui import shelf
from tui.forks import Forks
from tui.keys import Key
from tui.screens.briefing import Briefing, Choice
from tui.screens.console import Console
from tui.screens.drills import Drills
from tui.screens.home import Home
from tui.screens.hotwash import Hotwash
from tui.screens.palette import Palette
from tui.screens.past import Past
from tui.screens.result import Result
from tui.screens.setup import Setup
from tui.screens.what_if import WhatIf
from tui.themes import THEMES, theme_after
from tui.widgets.wordbar import WordBar

TUI = Path(__file__).parent.parent / "tui"
SCREENS = {
    "home": lambda solo: Home(),
    "practise": lambda solo: Setup(),
    "library": lambda solo: Drills(),
    "past": lambda solo: Past(),
    "briefing": lambda solo: Briefing(Choice(small(), "service", 0.7, 1.0, 7)),
    "console": Console,
    "hotwash": Hotwash,
    "result": Result,
    "what-if": lambda solo: WhatIf(solo, solo.scorecard(), Forks(solo, solo.scorecard()), []),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_every_key_works_and_is_explained(name, store):  # noqa: F811
    """Each key of a screen is bound to an action that exists, and has a sentence in the help."""
    app = Stage("en", store)
    async with app.run_test(size=(100, 60)) as pilot:
        solo = solo_in(store, "en")
        if name in ("hotwash", "result", "what-if"):
            solo.finish()
        app.push_screen(SCREENS[name](solo))
        await pilot.pause()
        screen = app.screen
        for key in screen.keys:
            assert key.help.endswith(".")
            if key.key:
                assert key.key in screen.active_bindings, key
                action = key.action.partition("(")[0]
                assert hasattr(screen, f"action_{action}") or hasattr(app, f"action_{action}"), key
        await pilot.press("f1")
        await pilot.pause()
        page = "".join(seen(app).split())
        assert "Keys" in page and "".join(screen.keys[0].help.split()) in page


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_the_line_of_keys_has_room_for_all_at_80_columns(lang, store):  # noqa: F811
    """F1 to F6, send, commands and Escape of the console all stand there, whole."""
    app = Stage(lang, store, solo_in(store, lang))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        row = seen(app).splitlines()[-1]
        for cap in ("F1", "F2", "F3", "F4", "F5", "F6", "^S", "^P", "Esc"):
            assert cap in row
        assert row.rstrip().endswith(translator("tui", lang)("Leave"))


async def test_a_click_does_what_the_key_does(store):  # noqa: F811
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#keys", offset=(seen(app).splitlines()[-1].index("F3"), 0))
        await pilot.pause()
        assert "Fact sheet" in seen(app)


async def test_the_mouse_over_a_key_tells_what_it_does(store):  # noqa: F811
    app = Stage("en", store, solo_in(store, "en"))
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        await pilot.hover("#keys", offset=(seen(app).splitlines()[-1].index("F2"), 0))
        await pilot.pause()
        assert "Your role card." in seen(app).splitlines()[0]


@pytest.mark.parametrize(("lang", "part", "found"), [("zh-TW", "跳到", "下一個狀況"), ("en", "skip to", "Next inject")])
async def test_the_palette_speaks_the_language_of_the_screen(lang, part, found, store):  # noqa: F811
    """A part of a command's name or sentence finds it; Enter does it."""
    solo = solo_in(store, lang)
    app = Stage(lang, store, solo)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Palette) and "Search" not in seen(app)
        await pilot.press(*part)
        await pilot.pause()
        assert found in seen(app) and app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Console) and solo.drill.now_s == 120


async def test_three_themes_in_a_round(store):  # noqa: F811
    app = Stage("en", store)
    async with app.run_test(size=(80, 24)) as pilot:
        seen_themes = []
        for _ in THEMES:
            await pilot.press("ctrl+t")
            seen_themes.append(app.theme)
    assert sorted(seen_themes) == sorted(theme.name for theme in THEMES) and theme_after("no such") == THEMES[0].name


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_themes_can_be_read(theme):
    """Text on its background has a contrast of at least 4.5 to 1, in high contrast 7 to 1 (WCAG 2.2)."""
    from textual.color import Color

    def light(colour: Color) -> float:
        def part(value: int) -> float:
            share = value / 255
            return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

        return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b)

    least = 7.0 if theme.name == "drill-contrast" else 4.5
    named = {"muted": theme.variables["muted"]} | {
        name: getattr(theme, name)
        for name in ("foreground", "primary", "accent", "success", "warning", "error", "secondary")
    }
    grounds = {"background": theme.background, "surface": theme.surface}
    pairs = [(text, ground) for text in named.values() for ground in grounds.values()]
    pairs += [(theme.variables["on-banner"], theme.variables["banner"])]
    pairs += [(theme.variables["block-cursor-foreground"], theme.variables["block-cursor-background"])]
    for text, ground in pairs:
        dark, bright = sorted([light(Color.parse(text)), light(Color.parse(ground))])
        assert (bright + 0.05) / (dark + 0.05) >= least, (text, ground)


def texts_of(tree: ast.Module) -> set[str]:
    """The texts given to t, msg or words."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in ("t", "msg", "words") and isinstance(node.args[0].value, str):
                found.add(node.args[0].value)
    return found


def test_every_word_of_the_screens_is_translated():
    """Also those that are written down before the language is known."""
    chinese = translator("tui", "zh-TW")
    alike = {"SOP", "Python", "{name} [{id}]"}
    missing = [
        text for path in TUI.rglob("*.py") for text in texts_of(ast.parse(path.read_text(encoding="utf-8")))
        if chinese(text) == text and text not in alike
    ]  # fmt: skip
    assert not missing


def test_keys_look_as_printed():
    caps = {Key(key, "", "", "").cap for key in ("f1", "ctrl+s", "escape", "pagedown", "enter")}
    assert caps == {"F1", "^S", "Esc", "PgDn", "Enter"}


async def test_the_library_says_what_the_checker_says(store):  # noqa: F811
    app = Stage("en", store)
    async with app.run_test(size=(100, 40)) as pilot:
        app.push_screen(Drills())
        await pilot.pause()
        assert "Checked: sound" in seen(app) and len(shelf.headings()) == app.screen.query_one(OptionList).option_count
    assert WordBar is not None


async def test_theme_language_and_self_check_are_found_again(store):  # noqa: F811
    """Set in one sitting, there in the next."""
    app = Stage("zh-TW", store, solo_in(store, "zh-TW"))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+t", "ctrl+g", "f6")
        await pilot.pause()
        first = app.theme
    again = Stage("en", store, solo_in(store, "en"))
    async with again.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        assert again.theme == first != "drill-dark"
        assert again.screen.desk.checks is False
        assert again.settings.now.lang == "en"
