// What is always in sight: that this is a drill, its time, the connection, trust, and what waits.
import { button, fill, h } from "./dom.js";
import { lang, span, t } from "./words.js";

export function statusBar(room, { language, stop }) {
  const title = h("h1", {});
  const time = h("b.time", { role: "timer" });
  const pace = h("span.soft");
  const phase = h("span.chip");
  const line = h("span.line", {}, h("i"), h("span"));
  const trust = h("span.chip");
  const waits = button("", () => room.show("feed", "open"), { class: "chip waits" });
  const halt = button(t("stop"), stop, { class: "stop" });
  const band = h("div.bands");
  let lastTrust = null;
  let trend = "";

  function draw(view) {
    const { room: head, clock } = view.shared;
    title.textContent = head.title;
    pace.textContent = clock.pace === 1 || ["ended", "hotwash"].includes(head.phase) ? "" : `×${clock.pace}`;
    phase.textContent = head.phase_name;
    phase.dataset.phase = head.phase;
    halt.hidden = !["running", "paused"].includes(head.phase);
    drawTrust(view.shared.public);
    fill(band, bands(head).map(([kind, text]) => h(`p.band.${kind}`, {}, text)));
    tick();
  }

  function drawTrust(seen) {
    trust.hidden = !seen;
    if (!seen) return;
    if (lastTrust !== null && seen.trust !== lastTrust) trend = seen.trust > lastTrust ? " ▲" : " ▼";
    lastTrust = seen.trust;
    trust.textContent = `${t("trust")} ${seen.trust}${trend}`;
  }

  function tick() {
    const shared = room.view.shared;
    const now = room.clock.now();
    time.textContent = shared.room.phase === "lobby" ? room.clock.face(0) : room.clock.face(now, true);
    const open = ["running", "paused"].includes(shared.room.phase);
    const waiting = open ? (shared.waiting ?? []) : [];
    waits.hidden = !waiting.length;
    if (!waiting.length) return;
    const due = Math.min(...waiting.map((each) => each.due_s ?? Infinity));
    const left = due === Infinity ? "" : due < now ? ` · ${t("overdue")}` : ` · ${span(due - now)}`;
    waits.textContent = t("waits", { n: waiting.length }) + left;
  }

  function connection(state) {
    line.dataset.state = state;
    line.lastChild.textContent = t(`line.${state}`);
    line.title = t(`line.${state}`);
  }

  const node = h("header.bar", {},
    h("div.bar-top", {}, h("span.tag", {}, t("tag")), title, halt, button(t("other"), language, { class: "quiet", lang: lang === "en" ? "zh-TW" : "en" })),
    h("div.bar-now", {}, h("span.clock", {}, time, " ", pace), phase, line, trust, waits),
    band);
  return { node, draw, tick, connection };
}

function bands(head) {
  if (head.trouble) return [["grave", head.trouble]];
  if (head.halted !== null) return [["grave", t("halted.band")]];
  if (head.phase === "paused") return [["calm", t("paused.band")]];
  if (head.phase === "ended") return [["calm", t("ended.band")]];
  return [];
}
