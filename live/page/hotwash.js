// Right after the drill: three questions, then thanks and the way to one's own report.
import { h, panel } from "./dom.js";
import { load, save } from "./keep.js";
import { area, field } from "./sheet.js";
import { t } from "./words.js";

// The forms are made once; what stands around them may change.
export function hotwashPanel(room) {
  const forms = h("div");
  const around = h("div");
  const drawForms = panel(forms, (view) => [view.shared.room.phase, view.own.me.id], (view) => (view.shared.room.phase === "hotwash"
    ? [h("p.soft", {}, t("hotwash.about")), view.own.questions.map((each, n) => question(room, each, n))]
    : h("p.card.calm", {}, t("hotwash.soon"))));
  const drawAround = panel(around, (view) => [view.own.questions, view.shared.hotwash, view.shared.room.phase], (view) => {
    const all = view.shared.room.phase === "hotwash" && view.own.questions.every((each) => each.answer);
    return [all && h("p.card.good", { role: "status" }, t("hotwash.thanks")), reports(room, view), told(room, view)];
  });
  const draw = (view) => {
    drawForms(view);
    drawAround(view);
  };
  return { node: h("section.panel", {}, h("h2", {}, t("hotwash")), forms, around), draw };
}

function question(room, each, n) {
  const key = `answer:${room.id}:${each.id}`;
  const text = area(each.id, { rows: 3, maxlength: 1000, value: load(key) ?? each.answer });
  const said = h("small", { role: "status" }, each.answer ? t("hotwash.kept") : "");
  const go = h("button.main.small", { type: "submit" }, t("hotwash.send"));
  const form = h("form.card", {}, field(`${n + 1}. ${each.text}`, text), h("div.acts", {}, said, go));
  text.addEventListener("input", () => {
    save(key, text.value);
    said.textContent = "";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      await room.put("answer", { question: each.id, text: text.value });
      save(key, null);
      said.textContent = t("hotwash.kept");
    } catch (error) {
      said.textContent = error.message;
    }
    go.disabled = false;
  });
  return form;
}

const link = (href, text) => h("a.button", { href, target: "_blank", rel: "noopener" }, text);

// A player's own part at once; the team's report is everybody's once the evaluators' notes are open.
function reports(room, view) {
  const player = room.playing(view);
  const all = view.shared.room.phase === "hotwash" || view.own.me.seat === "controller";
  return [
    h("div.acts.start", {}, player && link("/api/report", t("report")), all && link("/api/report?of=team", t("report.team")), view.own.me.seat === "controller" && link("/api/export", t("report.export"))),
    player && h("p.soft", {}, t("report.about")),
  ];
}

const entry = (head, text) => h("li", {}, h("small", {}, head.filter(Boolean).join(" · ")), h("p", {}, text));

const part = (title, list) => list.length > 0 && [h("h2", {}, title), h("ul.quotes", {}, list)];

// What was private until now.
function told(room, view) {
  const { answers, observations, ratings } = view.shared.hotwash ?? {};
  if (!answers) return null;
  const asked = Object.fromEntries(view.own.questions.map((each) => [each.id, each.text]));
  const aims = Object.fromEntries(view.shared.briefing.objectives.map((each) => [each.id, each.text]));
  return [
    part(t("hotwash.said"), answers.filter((each) => each.text).map((each) => entry([each.name, asked[each.question]], each.text))),
    part(t("eeg.seen"), observations.map((each) => entry([room.clock.face(each.at_s), each.name, aims[each.objective]], each.text))),
    part(t("eeg.ratings"), ratings.map((each) => entry([each.name, aims[each.objective]], [each.rating, t(`rating.${each.rating}`), each.why].filter(Boolean).join(" · ")))),
  ];
}
