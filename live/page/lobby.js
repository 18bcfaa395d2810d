// Before STARTEX: what it is about, one's own part, and who is here.
import { button, h, panel } from "./dom.js";
import { privacy } from "./join.js";
import { team } from "./people.js";
import { t } from "./words.js";

export function lobbyPanel(room) {
  const node = h("section.panel.lobby");
  const draw = panel(node, (view) => [view.shared.briefing, view.shared.seats, view.own.me, view.shared.room.phase], (view) => [
    h("p.card.calm", {}, t("lobby.wait")), briefing(view), team(view.shared.seats), chairs(room, view), privacy(),
  ]);
  return { node, draw };
}

export function briefing(view) {
  const { briefing: told, room } = view.shared;
  return [
    h("h2", {}, room.title), told.clinic && h("p.soft", {}, told.clinic), h("p", {}, told.summary),
    h("div.card.role", {}, h("small", {}, t("you.are")), h("h3", {}, `${view.own.me.seat_name} · ${view.own.me.name}`), told.role && h("p", {}, told.role)),
    h("dl.heard", {}, h("div", {}, h("dt", {}, t("lasts")), h("dd", {}, t("minutes", { n: Math.round(told.lasts_s / 60) }))), h("div", {}, h("dt", {}, t("spokesperson")), h("dd", {}, told.spokesperson))),
    told.objectives.length ? [h("h2", {}, t("objectives")), h("ul.plain", {}, told.objectives.map((each) => h("li", {}, each.text)))] : null,
  ];
}

// The free roles; somebody who sits down takes over from a simulated teammate.
export function chairs(room, view) {
  const free = view.shared.seats.filter((each) => each.simulated);
  if (!free.length || !room.playing(view) || view.shared.room.phase === "ended" || view.shared.room.phase === "hotwash") return null;
  return h("details", { "data-k": "chairs" }, h("summary", {}, t("seat.change")), h("div.chips", {}, free.map((each) => button(each.name, () => room.put("sit", { seat: each.seat }).catch((error) => room.no(error.message)), { "data-k": each.seat }))));
}
