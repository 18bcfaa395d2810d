// Who is who: those concerned and their mood, the facts that this seat knows, the team and its seats.
import { h, panel } from "./dom.js";
import { lang, t } from "./words.js";

export function peoplePanel() {
  const node = h("section.panel");
  const draw = panel(node, (view) => [view.shared.people, view.shared.facts, view.shared.seats, view.shared.moods, view.shared.public], (view) => [
    h("h2", {}, t("facts")), view.shared.facts.length ? h("ul.facts", {}, view.shared.facts.map(fact)) : h("p.soft", {}, t("facts.none")),
    h("h2", {}, t("people")), h("ul.people", {}, view.shared.people.map((each) => person(each, (view.shared.moods ?? []).find((mood) => mood.id === each.id)))),
    heard(view.shared.public), team(view.shared.seats),
  ]);
  return { node, draw };
}

const fact = (each) => h("li", {}, h(`span.chip.${each.status}`, {}, each.status_name), h("span", {}, each.text));

const person = (each, mood) => h("li", {},
  h("div", {}, h("b", {}, each.name), " ", h("small", {}, each.kind), each.about && h("p", {}, each.about), mood && feelings(mood)),
  h(`span.chip.mood-${each.mood}`, {}, each.mood_name));

const feelings = (mood) => h("small", {}, ["trust", "anger", "anxiety"].map((each) => `${t(`feeling.${each}`)} ${mood[each]}`).join(" · "));

const heard = (seen) => h("dl.heard", {}, ["trust", "views", "shares", "articles"].map((each) => h("div", {}, h("dt", {}, t(`public.${each}`)), h("dd", {}, seen[each].toLocaleString(lang)))));

export function team(seats) {
  const filled = seats.filter((each) => each.people.length || each.simulated);
  return [h("h2", {}, t("team")), h("ul.team", {}, filled.map((each) => h("li", {},
    h("span", {}, each.name),
    each.simulated ? h("span.soft", {}, t("simulated")) : h("span.who", {}, each.people.map((who) => h("span", {}, who.name, h(who.here ? "i.dot.here" : "i.dot", { title: t(who.here ? "here" : "away") }), h("span.unseen", {}, ` ${t(who.here ? "here" : "away")}`)))))))];
}
