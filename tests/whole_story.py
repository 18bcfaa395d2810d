"""What happens in the whole drill, from its lobby to its hotwash, and the shorter one of its test."""

from __future__ import annotations

import asyncio

from live.room.calls import QUESTIONS
from tests.whole_play import Play
from tests.whole_player import EDITOR


async def whole_story(play: Play) -> None:
    """Everything."""
    await lobby(play)
    await first_minutes(play)
    await a_document(play)
    await bad_networks(play)
    await killed(play)
    await stopped(play)
    await the_rest(play)
    await hotwash(play)


async def lobby(play: Play, pace: float = 5) -> None:
    """Everybody joins; the controller starts."""
    console = play.console
    await console.opens()
    first, *rest = play.players.values()
    await first.page.goto(play.host.link)
    await first.page.wait_for_selector("form.card")
    await play.seen("door", first.seat)
    await asyncio.gather(*(each.joins(play.host.link) for each in (first, *rest)))
    await play.evaluator.joins(play.name_of("evaluator"), play.lang)
    await console.shows(
        lambda: sum(bool(each["people"]) for each in console.app.desk.part("seats")) == len(play.players) + 2
    )
    await console.paces(pace)
    await play.seen("lobby", *list(play.players)[:2], terminal=True)
    await console.pilot.press("ctrl+d")
    await console.pilot.pause(0.2)
    await play.seen("start", terminal=True)
    await console.pilot.press("escape")
    await console.goes_on_to("running")


async def first_minutes(play: Play) -> None:
    """The post, the message, the staff: report, assess, convene, first words."""
    console, say = play.console, play.say
    await play["director"].page.wait_for_selector(".item.said")
    await play.seen("startex", "director", "pr", terminal=True)
    await play["pr"].assesses(4, play.words["assess"])
    await play.seen("severity", "pr")
    labels = {
        "en": "Severity 4/5; what: {nature}; reach: {scope}; may lead to: {impact}",
        "zh-TW": "嚴重度 4/5；性質：{nature}；範圍：{scope}；影響：{impact}",
    }
    note = labels[play.lang].format(**play.words["assess"])
    await asyncio.gather(
        play["pr"].agrees("do assess", note), play.does("service", "report"), play.does("director", "convene")
    )
    await console.until(95)
    await play["service"].tab("feed")
    await play["service"].page.wait_for_selector(".item.open")
    await play["service"].writes(say["line"], answering=console.name("yazhu"))
    await play.seen("answering", "service")
    await asyncio.gather(
        play["service"].sends(say["line"]),
        play["director"].says(say["first"], "public", "social"),
        play.does("admin", "activate"),
        play.does("medical", "investigate"),
    )
    await console.until(245)
    await play["admin"].says(say["peishan"], answering=console.name("peishan"))
    await play.does("admin", "brief-staff")
    await play.seen("after-first-words", "director", "service", "admin", "pr", terminal=True)
    await console.confirms(say["line"])
    await play.seen("marks", terminal=True)
    await console.pilot.press("escape")


async def a_document(play: Play) -> None:
    """Draft, medical check, legal review, the director's approval, publication by the spokesperson."""
    paper, director = play.words["paper"], play["director"]
    await play.tells_team("pr")
    await play["pr"].drafts(paper["title"], paper["text"])
    await play.seen("drafting", "pr")
    await play["pr"].agrees("write draft", paper["text"])
    for seat, stage in (("medical", "check"), ("legal", "review"), ("director", "approve")):
        await play[seat].passes(paper[stage])
        await play.seen(stage, seat)
        await play[seat].agrees(f"write {stage}", paper[stage])
    await play.does("legal", "legal")
    await director.publishes()
    await play.seen("publishing", "director")
    await director.agrees("publish", paper["text"])
    await director.tab("papers")
    await play.seen("published", "director", "legal", "pr", terminal=True)
    await play.evaluator.does("observe", objective="one-voice", text=play.words["observe"][0])


async def bad_networks(play: Play) -> None:
    """A reload while one writes, a sleep, a network that is gone in the moment of sending; and what the controller inserts."""
    console, say = play.console, play.say
    await console.until(365)
    await play["service"].tab("feed")
    await play["service"].page.wait_for_selector(f".item.open >> text={console.name('mama')}")
    await play["service"].writes(say["mama-1"], answering=console.name("mama"))
    if play.readme is not None:
        await console.pauses()
        await console.paces(1)
        await console.resumes()
    await play["service"].page.reload()
    await play["service"].page.wait_for_selector(".line[data-state=on]")
    play.reloads += 1
    await play.seen("reloaded", "service")
    await play.for_readme("service")
    await console.paces(5)
    assert await play["service"].page.input_value(EDITOR) == say["mama-1"], "the draft outlives a reload"
    await play["service"].page.locator(EDITOR).press_sequentially(say["mama-2"][:12])
    await play["service"].page.fill(EDITOR, say["mama-1"] + say["mama-2"])
    await play["service"].sends(say["mama-1"] + say["mama-2"])
    await console.until(430)
    await loses_the_answer(play, "pr", say["review"], "public", "review")
    await console.paces(10)
    await play["admin"].sleeps()
    play.sleeps += 1
    await console.inserts(play.words["insert"])
    await console.moves("bureau", 16)
    await console.skips("leak")
    await console.tells("pr", play.words["tell"])
    await play.seen("steered", "pr", terminal=True)
    await asyncio.gather(*(play.tells_team(seat) for seat in ("legal", "medical", "service")))
    await asyncio.gather(play["medical"].says(say["doctor"], "yazhu", "phone"), play.does("pr", "strategy"))
    asleep = await play["admin"].page.text_content(".feed")
    assert say["team-service"] not in asleep and play.words["insert"] not in asleep, "a phone that sleeps hears nothing"
    await play["admin"].wakes()
    await play["admin"].tab("feed")
    await play["admin"].page.wait_for_selector(f".item >> text={say['team-service'][:12]}")
    await play.seen("awake", "admin", "medical")


async def loses_the_answer(play: Play, seat: str, text: str, to: str, by: str) -> None:
    """The network is gone as soon as the words have reached the room; it comes back after a while."""
    player = play[seat]
    await player.writes(text, to, by)
    player.network.loses_next_call = "say"
    await player.page.click(".composer .main")
    await player.page.wait_for_selector(".line[data-state=off]")
    assert await player.unsent() == 1, "what has no answer is kept on the device"
    await play.seen("no-network", seat)
    player.network.comes()
    await player.shows_said(text)
    await player.page.wait_for_selector(".unsent", state="hidden")


async def killed(play: Play) -> None:
    """kill -9 while somebody sends; the host comes back, and so do all screens."""
    console, say = play.console, play.say
    await console.until(610)
    await asyncio.gather(play.does("admin", "fact-sheet"), play.does("medical", "medical-check"))
    await play["director"].says(say["clarify"], "public", "social")
    await console.until(785)
    await play["service"].writes(say["worried"], answering=console.name("patients"))
    await asyncio.gather(play["service"].page.click(".composer .main"), play.host.killed())
    await console.shows(lambda: console.app.desk.away)
    for each in play.players.values():
        await each.page.wait_for_selector(".line[data-state=off]")
    await play.seen("host-killed", "service", "legal", terminal=True)
    await play.host.begins(again=True)
    for each in play.players.values():
        await each.page.wait_for_selector(".line[data-state=on]")
    await console.shows(lambda: not console.app.desk.away)
    await play["service"].shows_said(say["worried"])
    await play.seen("host-back", "service", "legal", terminal=True)


async def stopped(play: Play) -> None:
    """Pause, emergency stop, and on."""
    console = play.console
    await console.pauses()
    await play.seen("paused", "medical", "pr", terminal=True)
    await console.resumes()
    await console.until(905)
    await play["director"].writes(play.say["press"], answering=console.name("reporter"))
    await console.halts(play.words["halt"])
    await play["director"].page.wait_for_selector("dialog.halted[open]")
    await play.seen("stopped", "director", "legal", terminal=True)
    await console.resumes()
    await play["director"].page.wait_for_selector("dialog.halted", state="hidden")
    await play["director"].sends(play.say["press"])
    await play.seen("after-stop", "director")


async def the_rest(play: Play) -> None:
    """The influencer, the bureau, prices, a colleague who is found out, and ENDEX by the clock."""
    console, say = play.console, play.say
    await console.paces(20)
    await play.evaluator.does("observe", objective="care", text=play.words["observe"][1])
    await play.evaluator.does("rate", objective="privacy", rating="P", why=play.words["rate"])
    await console.until(1085)
    await console.looks_at("influencer")
    await play.for_readme()
    await asyncio.gather(
        play["pr"].says(say["kol"], "xiaoman", "social"),
        play.does("legal", "record", "preserve"),
        play.does("director", "approve"),
        play.does("service", "assign-contact"),
    )
    await play.seen("middle", "medical", "pr", terminal=True)
    await console.until(1385)
    await asyncio.gather(
        play["director"].says(say["price"], "public", "social"),
        play.does("admin", "resources"),
        play.does("pr", "execute"),
        play.does("legal", "insurer"),
    )
    await console.until(1690)
    await asyncio.gather(
        play["medical"].says(say["visit"], answering=console.name("yazhu")),
        play["director"].says(say["update"], "public", "social"),
        play["admin"].says(say["bureau"], "bureau", "phone"),
        play.does("pr", "monitor"),
        play.does("legal", "mediation"),
    )
    await console.until(1870)
    await play["admin"].says(say["doxxed"], "peishan", "internal")
    await play.does("admin", "support")
    await console.until(2050)
    await asyncio.gather(play["director"].says(say["last"], "public", "social"), play.does("admin", "record"))
    await play.seen("late", *play.players, terminal=True)
    await console.paces(60)
    await console.shows(lambda: console.phase == "ended", 120)


async def hotwash(play: Play) -> None:
    """ENDEX, three questions to everybody, reports."""
    console, answers = play.console, play.words["answers"]
    await asyncio.gather(
        *(each.page.wait_for_selector("[data-tab=hotwash][aria-current=true]") for each in play.players.values())
    )
    await play.seen("endex", *list(play.players)[:1], *list(play.players)[-1:], terminal=True)
    await console.goes_on_to("hotwash")
    await asyncio.gather(
        *(player.answers(dict(zip(QUESTIONS, answers[seat], strict=True))) for seat, player in play.players.items())
    )
    for question, text in zip(QUESTIONS, answers["evaluator"], strict=True):
        await play.evaluator.does("answer", question=question, text=text)
    await console.answers("next", answers["controller"][2])
    await play.seen("hotwash", *list(play.players)[:1], *list(play.players)[-1:], terminal=True)


async def short_story(play: Play) -> None:
    """Two pages: a reload, an answer that gets lost, kill -9, and the way to the hotwash."""
    console, say = play.console, play.say
    await lobby(play, 2)
    await play["service"].page.wait_for_selector(".item.said")
    await play.does("service", "report")
    await play["service"].writes(say["line"], "yazhu", "line")
    await play["service"].page.reload()
    await play["service"].page.wait_for_selector(".line[data-state=on]")
    play.reloads += 1
    assert await play["service"].page.input_value(EDITOR) == say["line"]
    await play["service"].sends(say["line"])
    await loses_the_answer(play, "pr", say["review"], "public", "review")
    await play["service"].writes(say["team-service"], "team", "internal")
    await asyncio.gather(play["service"].page.click(".composer .main"), play.host.killed())
    await console.shows(lambda: console.app.desk.away)
    await play.host.begins(again=True)
    await play["service"].shows_said(say["team-service"])
    await console.shows(lambda: not console.app.desk.away)
    await console.tells("pr", play.words["tell"])
    await play["pr"].page.wait_for_selector(".item.beside")
    await console.goes_on_to("ended")
    await hotwash(play)
