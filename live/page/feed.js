// What was said and what happened, growing at its end.
import { button, h } from "./dom.js";
import { note, spoken } from "./notes.js";
import { lang, span, t } from "./words.js";

const NEAR_PX = 90;
const FILTERS = ["all", "mine", "open"];

export function feedList(room, { reply, pin }) {
  const list = h("ol.feed", { tabindex: "0", "aria-label": t("feed") });
  const fresh = button("", () => toEnd(), { class: "fresh", hidden: true });
  const empty = h("p.soft.empty", {}, t("feed.none"));
  const chips = FILTERS.map((each) => button(t(`feed.${each}`), () => filter(each), { "aria-pressed": String(each === "all"), "data-k": each }));
  const lines = new Map();
  const heard = new Map();
  const said = new Map();
  let count = 0;
  let unseen = 0;
  let show = "all";

  function filter(next) {
    show = next;
    list.dataset.show = next;
    for (const chip of chips) chip.setAttribute("aria-pressed", chip.dataset.k === next);
    sayEmpty();
    toEnd();
  }

  function replace() {
    list.replaceChildren();
    lines.clear();
    heard.clear();
    said.clear();
    count = 0;
  }

  // New items from the `from`th on; 0 begins anew.
  function take(items, from) {
    if (from === 0 && count) replace();
    const added = items.slice(Math.max(0, count - from));
    if (!added.length) return;
    const first = count === 0;
    // Who was at the end stays there; one's own words are seen.
    const near = first || last || atEnd() || added.some((each) => each.kind === "mine");
    const nodes = added.map(line);
    list.append(...nodes);
    count += added.length;
    sayEmpty();
    if (near) toEnd();
    else notice(nodes.filter((node) => node.offsetParent !== null).length);
    if (!first) tell(added);
  }

  function notice(more) {
    unseen += more;
    fresh.hidden = !unseen;
    fresh.textContent = t("feed.fresh", { n: unseen });
  }

  function tell(added) {
    const asks = added.filter((each) => each.inject && each.mine);
    // A word beside the drill is not missed on another part of the screen.
    const me = `${room.view.own.me.name} · `;
    for (const each of added) if (each.beside && each.mine && !each.who.startsWith(me)) note(`${each.who}${lang === "en" ? ": " : "："}${each.text}`);
    if (asks.length) spoken(asks.map((each) => t("asks", { who: each.who, text: each.text.slice(0, 120) })).join(" "));
  }

  // When a keyboard or a draft takes room, the end stays in sight.
  let last = true;
  new ResizeObserver(() => last && toEnd()).observe(list);

  const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;

  function toEnd() {
    list.scrollTop = list.scrollHeight;
    unseen = 0;
    fresh.hidden = true;
  }

  function line(item) {
    const foot = h("div.foot");
    const node = h(`li.item.${item.kind}`, { "data-at": item.at_s },
      h("div.head", {}, h("b", {}, item.who), item.how && h("span.how", {}, item.how), h("time", {}, item.clock)),
      item.text && h("p", {}, item.text), foot);
    node.classList.toggle("own", item.mine);
    node.classList.toggle("beside", item.beside);
    if (item.kind === "said" || item.kind === "news") foot.append(...actions(item));
    if (pin && item.kind !== "mark") foot.append(button(t("pin"), () => pin(item), { class: "small quiet" }));
    if (item.kind === "mine") said.set(item.text, (said.get(item.text) ?? 0) + 1);
    if (item.kind === "said" && item.reply_to) heard.set(item.reply_to, item.reply_by);
    if (item.inject) lines.set(item.inject, { node, foot, item });
    return node;
  }

  const actions = (item) => (reply && item.reply_to ? [button(t("reply"), () => reply(item), { class: "small reply", "aria-label": t("reply.to", { who: item.who }) })] : []);

  // Which items still wait for an answer, and until when.
  function waiting(asks) {
    const open = new Map(asks.map((each) => [each.inject, each]));
    for (const [inject, { node, foot }] of lines) {
      const ask = open.get(inject);
      if (node.classList.toggle("open", Boolean(ask))) badge(foot, ask);
      else foot.querySelector(".due")?.remove();
    }
    sayEmpty();
  }

  function badge(foot, ask) {
    const due = foot.querySelector(".due") ?? foot.insertBefore(h("span.due"), foot.firstChild);
    const now = room.clock.now();
    const late = ask.due_s !== null && ask.due_s < now;
    const until = ask.due_s === null ? "" : late ? ` · ${t("overdue")}` : ` · ${t("due", { clock: room.clock.face(ask.due_s), left: span(ask.due_s - now) })}`;
    due.classList.toggle("late", late);
    const text = t("unanswered") + until;
    if (due.textContent !== text) due.textContent = text;
  }

  function sayEmpty() {
    const some = show === "all" ? count : list.querySelector(show === "mine" ? ".own" : ".open");
    empty.hidden = Boolean(some);
    empty.textContent = t(show === "open" ? "feed.none.open" : "feed.none");
  }

  list.addEventListener("scroll", () => {
    last = atEnd();
    if (last && unseen) toEnd();
  }, { passive: true });
  const node = h("section.talk", { "aria-label": t("feed") }, h("div.filters", { role: "group", "aria-label": t("feed.filter") }, chips), h("div.scroll", {}, list, empty, fresh));
  return { node, take, waiting, filter, count: () => count, heardBy: (who) => heard.get(who), said: (text) => said.get(text.trim()) ?? 0 };
}
