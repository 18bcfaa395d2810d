"""The result screen tells where the whole team stands among the reference teams once it is known, and the report too."""

from __future__ import annotations

import pytest

from scoring.norms import Norms
from scoring.rules import RULES
from tests.tui_stage import REPLY, Stage, flat, seen, solo_in, store  # noqa: F401
from tui.screens.result import Result

LINE = {"zh-TW": "介於沉默隊", "en": "etween the silent team"}
TOTALS = {"silent": (0.0,) * 30, "exemplary": (95.0,) * 30}


@pytest.mark.parametrize("there", [True, False], ids=["norms", "none"])
@pytest.mark.parametrize("lang", ["zh-TW", "en"])
async def test_the_standing_comes_with_norms_and_only_then(lang, there, store, monkeypatch):  # noqa: F811
    norms = Norms("small-counter", "d", RULES, "zh-TW", 30, TOTALS, {}) if there else None  # type: ignore[arg-type]
    monkeypatch.setattr("tui.screens.result.norms_for", lambda script: norms)
    solo = solo_in(store, lang)
    solo.say("wang", "counter", REPLY[lang])
    solo.finish()
    app = Stage(lang, store)
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(Result(solo))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert (flat(LINE[lang]) in flat(seen(app))) is there
    (report,) = (store.path.parent / "reports").glob("*.html")
    assert (LINE[lang].split(" (")[0] in report.read_text(encoding="utf-8")) is there
