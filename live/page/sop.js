// The steps of the SOP: the seven of the start-up flow, then what else can be done without words to an outsider.
import { button, h, panel } from "./dom.js";
import { area, field, sheet } from "./sheet.js";
import { t } from "./words.js";

const FLOW = 7;

export function sopPanel(room) {
  const node = h("section.panel");

  function row(step, number, live) {
    const done = step.done_s !== null;
    return h(done ? "li.todo.done" : "li.todo", {},
      h("span.mark", { "aria-hidden": "true" }, done ? "✓" : (number ?? "")),
      h("div", {}, h("b", {}, step.name),
        done && h("small", {}, `${room.clock.face(step.done_s)} · ${step.who}`, h("span.unseen", {}, t("done"))),
        !done && step.owner && h("small", {}, t("sop.due", { owner: step.owner, clock: room.clock.face(step.due_s) })),
        step.note && h("p", {}, step.note)),
      live && button(done ? t("again") : t("take"), () => take(step), { class: done ? "small quiet" : "small", "data-k": step.step, "aria-label": `${done ? t("again") : t("take")}: ${step.name}` }));
  }

  function take(step) {
    if (step.step === "assess") return assess(step);
    const theirs = step.roles.length && !step.roles.includes(room.view.own.me.seat);
    return sheet({
      title: step.name, about: theirs ? t("sop.notyours", { owner: step.owner }) : t("sop.confirm"), act: t("sop.do"),
      body: [step.what && h("p.paper", {}, step.what), field(t("note"), area("note", { rows: 3, maxlength: 1000 }), t("sop.note"))],
      send: (given) => room.put("do", { step: step.step, note: given.note }),
    });
  }

  function assess(step) {
    const levels = [1, 2, 3, 4, 5].map((each) => h("label.choice", {}, h("input", { type: "radio", name: "severity", value: each, required: true }), h("span", {}, h("b", {}, each), " ", t(`severity.${each}`))));
    return sheet({
      title: step.name, about: t("assess.about"), act: t("sop.do"),
      body: [h("fieldset", {}, h("legend", {}, t("severity")), levels), field(t("assess.nature"), area("nature", { rows: 2, maxlength: 1000, required: true }), t("assess.nature.about")),
        field(t("assess.scope"), area("scope", { rows: 2, maxlength: 1000 }), t("assess.scope.about")), field(t("assess.impact"), area("impact", { rows: 2, maxlength: 1000 }), t("assess.impact.about"))],
      send: (given) => room.put("assess", { ...given, severity: Number(given.severity) }),
    });
  }

  const draw = panel(node, (view) => [view.shared.sop, room.plays(view)], (view) => {
    const { sop } = view.shared;
    const live = room.plays(view);
    const done = sop.slice(0, FLOW).filter((each) => each.done_s !== null).length;
    return [
      h("div.headed", {}, h("h2", {}, t("sop.flow")), h("span.chip", {}, `${done}/${FLOW}`)),
      h("progress", { max: FLOW, value: done, "aria-label": t("sop.flow") }),
      h("ol.steps", {}, sop.slice(0, FLOW).map((each, n) => row(each, n + 1, live))),
      h("h2", {}, t("sop.more")), h("ul.steps", {}, sop.slice(FLOW).map((each) => row(each, null, live))),
    ];
  });
  return { node, draw };
}
