// The controller's least: start, pause, pace, end, hotwash, and what comes next. The rest is at a terminal.
import { button, h, options, panel } from "./dom.js";
import { tell } from "./more.js";
import { sheet } from "./sheet.js";
import { span, t } from "./words.js";

const PACES = [0.25, 0.5, 1, 2, 5, 10, 30, 60];

export function controllerPanel(room) {
  const node = h("section.panel");
  const act = (call, fields) => room.put(call, fields).catch((error) => room.no(error.message));
  const sure = (call) => sheet({ title: t(`control.${call}`), about: t(`control.${call}.about`), act: t(`control.${call}`), send: () => room.put(call) });
  const key = (call, run = () => act(call), kind = "") => button(t(`control.${call}`), run, { class: kind, "data-k": call });

  function keys(phase) {
    if (phase === "lobby") return [key("start", () => sure("start"), "main")];
    if (phase === "running") return [key("pause", undefined, "main"), key("ahead"), key("end", () => sure("end"), "quiet")];
    if (phase === "paused") return [key("resume", undefined, "main"), key("end", () => sure("end"), "quiet")];
    return phase === "ended" ? [key("hotwash", () => sure("hotwash"), "main")] : [];
  }

  const pace = (now) => h("label.inline", {}, t("pace"), h("select", { "data-k": "pace", onchange: (event) => act("pace", { pace: Number(event.target.value) }) }, options([...new Set([...PACES, now])].sort((a, b) => a - b).map((each) => [String(each), `×${each}`]), String(now))));

  // Where somebody sits who has been silent.
  const seatOf = (silent) => room.view.shared.seats.find((each) => each.people.some((who) => who.id === silent.member))?.seat ?? "all";

  function inject(each, live) {
    const came = each.state === "came" || each.state === "waiting";
    return h(`li.inject.${each.state}`, {},
      h("div", {}, h("b", {}, each.title), h("small", {}, [each.at_s === null ? "" : room.clock.face(each.at_s), t(`inject.${each.state}`), each.to].filter(Boolean).join(" · "))),
      live && each.state !== "inserted" && h("div.acts", {},
        button(came ? t("inject.resend") : t("inject.send"), () => act("steer", { does: came ? "resend" : "send", inject: each.id }), { class: "small", "data-k": `send-${each.id}` }),
        each.state === "planned" && button(t("inject.skip"), () => act("steer", { does: "skip", inject: each.id }), { class: "small quiet", "data-k": `skip-${each.id}` })));
  }

  const draw = panel(node, (view) => [view.shared.room, view.shared.clock.pace, view.shared.injects, view.shared.silent], (view) => {
    const { room: head, clock, injects, silent } = view.shared;
    const open = ["lobby", "running", "paused"].includes(head.phase);
    return [
      h("h2", {}, t("control")), h("p.soft", {}, t("control.about")),
      head.code && h("p.card.code", {}, h("small", {}, t("join.code")), h("b", {}, head.code)),
      h("div.acts.start", {}, keys(head.phase), open && pace(clock.pace)),
      silent.length > 0 && [h("h3", {}, t("silent")), h("ul.quotes", {}, silent.map((each) => h("li", {}, `${each.name} · ${each.seat} · ${span(each.s)}`, " ", button(t("nudge"), () => tell(room, seatOf(each)), { class: "small" }))))],
      h("h2", {}, t("injects")), h("ol.injects", {}, injects.map((each) => inject(each, head.phase === "running"))),
    ];
  });
  return { node, draw };
}
