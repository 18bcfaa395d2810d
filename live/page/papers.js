// The team's documents: written, checked, reviewed, approved, sent back, published.
import { button, h, options, panel } from "./dom.js";
import { load, save } from "./keep.js";
import { area, field, sheet } from "./sheet.js";
import { newId } from "./wire.js";
import { listed, t } from "./words.js";

// Whose stage it is: accuracy, legal risk, the decision.
const OWN_STAGE = { medical: "check", legal: "review", director: "approve" };

// How many of them stand before a stage that is one's own, as the tab shows it.
export function papersDue(view) {
  const due = view.shared.documents.filter((each) => each.published_s === null && each.lacks.includes(OWN_STAGE[view.own.me.seat])).length;
  return due ? ` ●${due}` : "";
}

export function papersPanel(room) {
  const node = h("section.panel");
  let latest = null;

  function card(paper, live) {
    const stage = OWN_STAGE[latest.own.me.seat];
    const out = paper.published_s !== null;
    return h("article.card", {},
      h("h3", {}, paper.title || t("papers.untitled")), h("small", {}, t("papers.version", { n: paper.version, by: paper.by })),
      h("ol.stages", {}, paper.stages.map((each) => h(each.who ? "li.done" : "li", {}, h("b", {}, `${each.who ? "✓" : "○"} ${t(`stage.${each.stage}`)}`), h("small", {}, each.who ? `${each.who} ${room.clock.face(each.at_s)}` : t("stage.lacks"))))),
      paper.returned && h("div.back", {}, h("b", {}, t("papers.back", { who: paper.returned.who, clock: room.clock.face(paper.returned.at_s) })), h("p", {}, paper.returned.note)),
      out && published(paper),
      h("details", { "data-k": `text-${paper.id}` }, h("summary", {}, t("papers.read")), h("p.paper", {}, paper.text)),
      live && h("div.acts", {},
        button(t("papers.new"), () => write(paper), { class: "small quiet", "data-k": `new-${paper.id}` }),
        stage && !out && button(t("papers.return"), () => judge(paper, "return"), { class: "small", "data-k": `back-${paper.id}` }),
        stage && paper.lacks.includes(stage) && button(t(`papers.${stage}`), () => judge(paper, stage), { class: "small main", "data-k": `pass-${paper.id}` }),
        !out && button(t("papers.publish"), () => publish(paper), { class: paper.lacks.length ? "small" : "small main", "data-k": `out-${paper.id}` })));
  }

  function published(paper) {
    const clock = room.clock.face(paper.published_s);
    if (!paper.lacked.length) return h("p.chip.good", {}, t("papers.out", { clock }));
    return h("p.no", {}, t("papers.out.lacking", { clock, stages: listed(paper.lacked.map((each) => t(`stage.${each}`))) }));
  }

  // What is being written is kept on the device until it has reached the team.
  function write(paper, given, sent = () => {}) {
    const id = paper?.id ?? `doc-${newId().slice(0, 12)}`;
    const key = `paper:${room.id}:${paper?.id ?? "new"}`;
    const before = given ?? load(key) ?? { title: paper?.title ?? "", text: paper?.text ?? "" };
    const title = h("input", { name: "title", maxlength: 80, required: true, value: before.title, list: "titles" });
    const text = area("text", { rows: 9, required: true, value: before.text });
    const box = sheet({
      title: t(paper ? "papers.next" : "papers.write"), about: t("papers.write.about"), act: t("papers.send"),
      body: [field(t("papers.title"), title), h("datalist", { id: "titles" }, ["statement", "facts", "release"].map((each) => h("option", { value: t(`papers.${each}`) }))), field(t("papers.text"), text)],
      send: async (said) => {
        await room.put("write", { document: id, stage: "draft", title: said.title, text: said.text });
        save(key, null);
        sent();
      },
    });
    box.addEventListener("input", () => save(key, { title: title.value, text: text.value }));
  }

  function judge(paper, stage) {
    sheet({
      title: t(`papers.${stage}`), about: t(`papers.${stage}.about`, { title: paper.title, n: paper.version }), act: t(`papers.${stage}`),
      body: [h("p.paper", {}, paper.text), field(t("note"), area("note", { rows: 3, maxlength: 1000, required: stage === "return" }))],
      send: (said) => room.put("write", { document: paper.id, stage, note: said.note }),
    });
  }

  function publish(paper) {
    const { to, channels } = latest.shared.words;
    const stages = paper.lacks.map((each) => t(`stage.${each}`));
    const whom = h("select", { name: "to" }, options(to.map((each) => [each.id, each.name]), "public"));
    const where = h("select", { name: "by" }, options(channels.filter((each) => each.id !== "internal").map((each) => [each.id, each.name]), "website"));
    const warned = h("div.warn", { hidden: !stages.length }, h("b", {}, stages.length ? t("papers.lacking", { stages: listed(stages) }) : ""), h("p", {}, t("papers.anyway.about")));
    const anyway = h("input", { type: "checkbox", name: "anyway", value: "yes" });
    warned.append(h("label.choice", {}, anyway, h("span", {}, t("papers.anyway"))));
    sheet({
      title: t("papers.publish"), about: t("papers.publish.about", { title: paper.title, n: paper.version }), act: t("papers.publish"), grave: stages.length > 0,
      body: [h("p.paper", {}, paper.text), field(t("compose.to"), whom), field(t("compose.by"), where), warned],
      send: async (said) => {
        try {
          await room.put("publish", { document: paper.id, to: said.to, by: said.by, anyway: anyway.checked });
        } catch (error) {
          // The server knows what is lacking, and whose voice it should be; saying it anyway stays possible.
          warned.hidden = false;
          throw error;
        }
      },
    });
  }

  const redraw = panel(node, (view) => [view.shared.documents, view.own.me.seat, room.plays(view)], (view) => {
    const { documents } = view.shared;
    const live = room.plays(view);
    return [
      h("div.headed", {}, h("h2", {}, t("papers")), live && button(t("papers.write"), () => write(null), { class: "main small", "data-k": "write" })),
      h("p.soft", {}, t("papers.about")),
      documents.length ? [...documents].reverse().map((each) => card(each, live)) : h("p.soft.empty", {}, t("papers.none")),
    ];
  });

  function draw(view) {
    latest = view;
    redraw(view);
  }

  return { node, draw, write };
}
