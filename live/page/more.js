// Words beside the drill, one's part again, another seat, language, privacy, the way out.
import { button, h, options, panel } from "./dom.js";
import { privacy } from "./join.js";
import { briefing, chairs } from "./lobby.js";
import { area, field, sheet } from "./sheet.js";
import { t } from "./words.js";

export function morePanel(room, { language, left }) {
  const node = h("section.panel");

  function leave() {
    sheet({
      title: t("leave"), about: t("leave.about"), act: t("leave"),
      send: async () => {
        await room.put("leave");
        left();
      },
    });
  }

  const draw = panel(node, (view) => [view.shared.briefing, view.shared.seats, view.own.me, view.shared.room], (view) => [
    h("div.acts.start", {}, button(t("tell"), () => tell(room), { class: "main", "data-k": "tell" }), button(t("other"), language), button(t("leave"), leave, { class: "quiet" })),
    h("p.soft", {}, t("tell.about")),
    briefing(view), chairs(room, view), privacy(),
  ]);
  return { node, draw };
}

export function tell(room, to = "controller") {
  const seats = [...room.view.shared.seats.filter((each) => each.people.length || each.seat === "controller").map((each) => [each.seat, each.name]), ["all", t("everybody")]];
  sheet({
    title: t("tell"), about: t("tell.about"),
    body: [field(t("compose.to"), h("select", { name: "to" }, options(seats, to))), field(t("compose.text"), area("text", { rows: 3, required: true }))],
    send: (said) => room.put("tell", said),
  });
}

// Anybody's, in two deliberate taps: this button was the first.
export function stopAll(room) {
  sheet({
    title: t("stop.title"), about: t("stop.about"), act: t("stop.do"), grave: true,
    body: field(t("stop.why"), area("why", { rows: 2, maxlength: 1000 })),
    send: (said) => room.put("halt", said, { first: true }),
  });
}
