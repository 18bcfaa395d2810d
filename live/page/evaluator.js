// The evaluator's sheet: each objective, what was observed, its rating. Private until the hotwash.
import { button, h, options, panel } from "./dom.js";
import { area, field, sheet } from "./sheet.js";
import { t } from "./words.js";

const RATINGS = ["P", "S", "M", "U"];

export function evaluatorPanel(room) {
  const node = h("section.panel");
  const aims = () => room.view.shared.briefing.objectives;

  function observe({ objective = "", at_s = room.clock.now(), about = "" } = {}) {
    sheet({
      title: t("eeg.observe"), about: t("eeg.at", { clock: room.clock.face(at_s, true) }), act: t("keep"),
      body: [about && h("blockquote", {}, about),
        field(t("eeg.objective"), h("select", { name: "objective" }, options([["", t("eeg.none")], ...aims().map((each) => [each.id, each.text])], objective))),
        field(t("eeg.what"), area("text", { required: true }))],
      send: (said) => room.put("observe", { ...said, at_s }),
    });
  }

  function rate(aim, now) {
    sheet({
      title: t("eeg.rate"), about: aim.text, act: t("keep"),
      body: [h("fieldset", {}, h("legend", {}, t("eeg.rating")), RATINGS.map((each) => h("label.choice", {}, h("input", { type: "radio", name: "rating", value: each, required: true, checked: now?.rating === each }), h("span", {}, h("b", {}, each), " ", t(`rating.${each}`))))),
        field(t("eeg.why"), area("why", { rows: 2, maxlength: 1000, value: now?.why ?? "" }))],
      send: (said) => room.put("rate", { objective: aim.id, ...said }),
    });
  }

  const seen = (each) => h("li", {}, h("small", {}, room.clock.face(each.at_s)), h("p", {}, each.text));

  function aim(each, own) {
    const rated = own.ratings[each.id];
    return h("article.card", {}, h("h3", {}, each.text),
      rated ? h("p", {}, h(`span.chip.rating-${rated.rating}`, {}, `${rated.rating} ${t(`rating.${rated.rating}`)}`), rated.why && ` ${rated.why}`) : h("p.soft", {}, t("eeg.unrated")),
      h("ul.quotes", {}, own.observations.filter((one) => one.objective === each.id).map(seen)),
      h("div.acts", {}, button(t("eeg.observe"), () => observe({ objective: each.id }), { class: "small", "data-k": `see-${each.id}` }), button(t("eeg.rate"), () => rate(each, rated), { class: "small main", "data-k": `rate-${each.id}` })));
  }

  const draw = panel(node, (view) => [view.own, view.shared.briefing.objectives], (view) => {
    const loose = view.own.observations.filter((one) => !one.objective);
    return [
      h("div.headed", {}, h("h2", {}, t("eeg")), button(t("eeg.observe"), () => observe(), { class: "main small", "data-k": "see" })),
      h("p.soft", {}, t("eeg.about")), view.shared.briefing.objectives.map((each) => aim(each, view.own)),
      loose.length > 0 && [h("h3", {}, t("eeg.none")), h("ul.quotes", {}, loose.map(seen))],
    ];
  });
  const pin = (item) => observe({ at_s: item.at_s, about: `${item.clock} ${item.who}: ${item.text.slice(0, 200)}` });
  return { node, draw, pin };
}
