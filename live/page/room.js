// One room on one screen: what is seen, what is sent, and where each part stands.
import { statusBar } from "./bar.js";
import { drillClock } from "./clock.js";
import { composer } from "./composer.js";
import { controllerPanel } from "./controller.js";
import { button, h } from "./dom.js";
import { evaluatorPanel } from "./evaluator.js";
import { feedList } from "./feed.js";
import { haltedNotice } from "./halted.js";
import { hotwashPanel } from "./hotwash.js";
import { lobbyPanel } from "./lobby.js";
import { morePanel, stopAll } from "./more.js";
import { note } from "./notes.js";
import { outbox } from "./outbox.js";
import { papersDue, papersPanel } from "./papers.js";
import { peoplePanel } from "./people.js";
import { closeSheet } from "./sheet.js";
import { sopPanel } from "./sop.js";
import { listen } from "./stream.js";
import { t } from "./words.js";

const PLAYERS = new Set(["director", "medical", "pr", "admin", "legal", "service"]);

export function openRoom(page, first, { language, stranger, another }) {
  const { me } = first.own;
  const player = PLAYERS.has(me.seat);
  const room = {
    id: `${first.shared.room.drill}:${me.id}`, clock: drillClock(), view: first, show, no: (text, more) => note(text, { more, grave: Boolean(more) }),
    put: (...given) => box.put(...given), heardBy: (who) => feed.heardBy(who), said: (text) => feed.said(text),
    playing: (view) => PLAYERS.has(view.own.me.seat),
    plays: (view) => player && view.shared.clock.running,
  };
  const bar = statusBar(room, { language, stop: () => stopAll(room) });
  const halted = haltedNotice(room);
  const staff = me.seat === "controller" || me.seat === "evaluator";
  const papers = papersPanel(room);
  const eeg = staff ? evaluatorPanel(room) : null;
  const compose = player ? composer(room, { asDocument: (text, sent) => papers.write(null, { title: "", text }, sent) }) : null;
  const feed = feedList(room, { reply: player ? (item) => (show("feed"), compose.reply(item)) : null, pin: eeg?.pin });
  if (compose) feed.node.append(compose.node);
  const panels = {
    lobby: lobbyPanel(room), feed: null, control: me.seat === "controller" ? controllerPanel(room) : undefined, sop: sopPanel(room), papers,
    people: peoplePanel(), eeg: eeg ?? undefined, hotwash: hotwashPanel(room), more: morePanel(room, { language, left: () => stranger("") }),
  };
  const tabs = Object.fromEntries(Object.keys(panels).filter((name) => panels[name] !== undefined).map((name) => [name, button(t(`tab.${name}`), () => show(name), { "data-tab": name })]));
  const side = h("div.side");
  const nav = h("nav.tabs", { "aria-label": t("tabs") }, Object.values(tabs));
  const node = h("div.room", { "data-seat": me.seat }, bar.node, h("main.cols", {}, feed.node, h("div.aside", {}, side)), nav, halted.node);
  let phase = "";
  let shownAside = "";

  // On a phone one part fills the screen; on a laptop the feed always stands beside it.
  function show(name, filter) {
    node.dataset.tab = name;
    for (const [each, tab] of Object.entries(tabs)) tab.setAttribute("aria-current", String(each === name));
    if (name === "feed") {
      if (filter) feed.filter(filter);
      if (shownAside) tabs[shownAside].classList.add("beside");
      return;
    }
    for (const tab of Object.values(tabs)) tab.classList.remove("beside");
    if (panels[name] && shownAside !== name) {
      shownAside = name;
      side.replaceChildren(panels[name].node);
      side.scrollTop = 0;
    }
  }

  function offer(now, view) {
    const over = now === "ended" || now === "hotwash";
    const begun = now !== "lobby" || !player;
    for (const [name, there] of Object.entries({ lobby: now === "lobby", feed: begun, sop: begun, papers: begun, people: begun, hotwash: over, eeg: now !== "lobby" })) if (tabs[name]) tabs[name].hidden = !there;
    node.dataset.phase = now;
    if (now === "lobby") show(me.seat === "controller" ? "control" : "lobby");
    else if (over) show(me.seat === "controller" && now === "ended" ? "control" : "hotwash");
    else if (!phase || phase === "lobby") {
      show({ controller: "control", evaluator: "eeg" }[me.seat] ?? "sop");
      show(me.seat === "controller" ? "control" : "feed");
    }
  }

  function take(view) {
    const now = view.own.me;
    if (now.seat !== me.seat || now.lang !== me.lang || view.shared.room.drill !== first.shared.room.drill) return another(view);
    room.view = view;
    room.clock.hear(view.shared.clock);
    feed.take(view.feed, view.feed_from);
    if (view.shared.room.phase !== phase) {
      offer(view.shared.room.phase, view);
      phase = view.shared.room.phase;
    }
    const seen = phase !== "lobby" || !player;
    for (const [name, part] of Object.entries(panels)) if (part && (name === "lobby" || name === "more" || seen)) part.draw(view);
    if (seen) compose?.draw(view);
    if (seen) tabs.papers.textContent = t("tab.papers") + papersDue(view);
    feed.waiting(asks(view));
    bar.draw(view);
    halted.draw(view);
  }

  // After ENDEX nobody waits any more.
  const asks = (view) => (["running", "paused"].includes(view.shared.room.phase) ? (view.shared.waiting ?? []) : []);

  function tick() {
    bar.tick();
    feed.waiting(asks(room.view));
  }

  const box = outbox(room.id, {
    stranger: (sentence) => leave(sentence),
    changed: (list, reason) => compose?.waiting(list, reason),
    refused: (item, error) => (item.call === "say" && compose ? compose.giveBack(item.fields, error) : room.no(error.message, item.fields.text)),
  });
  const leave = (sentence) => stranger(sentence, box.waiting.map((each) => each.fields.text).filter(Boolean));
  page.replaceChildren(node);
  scrollTo(0, 0);
  take(first);
  compose?.waiting(box.waiting);
  const stream = listen({
    held: feed.count, running: () => room.view.shared.clock.running, view: take, stranger: leave,
    state(state) {
      bar.connection(state);
      if (state === "on") box.nudge();
    },
  });
  const timer = setInterval(tick, 1000);
  return {
    close() {
      clearInterval(timer);
      stream.close();
      box.close();
      closeSheet();
    },
  };
}
