// What is being written. It is kept on the device with each letter, and on the server after a pause.
import { button, fill, h, options } from "./dom.js";
import { load, save } from "./keep.js";
import { field } from "./sheet.js";
import { ask, newId } from "./wire.js";
import { listed, t } from "./words.js";

const PAUSE_MS = 1_500;
const LATE_MS = 600;

export function composer(room, { asDocument }) {
  const key = `draft:${room.id}`;
  const to = h("select", { onchange: () => (pairChannel(), changed()) });
  const by = h("select", { onchange: () => ((chosen = true), changed()) });
  const text = h("textarea", { rows: 2, maxlength: 5000, "aria-label": t("compose.text"), placeholder: t("compose.hint") });
  const kept = h("span.soft.kept");
  const result = h("div.checked", { role: "status", hidden: true });
  const unsent = h("div.unsent", { role: "status", hidden: true });
  const check = button(t("check"), selfCheck);
  const paper = button(t("compose.document"), () => asDocument(text.value, empty), { class: "quiet" });
  const go = h("button.main", { type: "submit" }, t("send"));
  const node = h("form.composer", { "aria-label": t("compose") },
    h("div.inside", {}, unsent, h("div.pair", {}, field(t("compose.to"), to), field(t("compose.by"), by)), h("div.writing", {}, text, kept), result),
    h("div.acts", {}, paper, check, go));
  let timer = 0;
  let started = false;
  let running = false;
  let chosen = false;
  let pending = [];
  let why = "";
  let late = 0;

  function draft() {
    return { to: to.value, by: by.value, text: text.value };
  }

  function tellAudience() {
    const open = room.view?.shared.words.channels.find((each) => each.id === by.value)?.public ?? false;
    go.textContent = open ? t("send.public") : t("send");
    go.classList.toggle("open", open);
  }

  function changed() {
    tellAudience();
    save(key, text.value.trim() ? draft() : null);
    kept.textContent = text.value ? t("kept.here") : "";
    result.hidden = true;
    grow();
    clearTimeout(timer);
    timer = setTimeout(keepThere, PAUSE_MS);
  }

  async function keepThere() {
    const sent = draft();
    try {
      await ask("/api/call", { id: newId(), call: "draft", ...sent });
      if (sent.text && sent.text === text.value) kept.textContent = t("kept.there", { clock: new Date().toTimeString().slice(0, 8) });
    } catch {
      // It is on the device; the next letter tries again.
    }
  }

  function grow() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 2}px`;
  }

  function write(given) {
    if (given.to) to.value = given.to;
    if (given.by) by.value = given.by;
    if (given.by) chosen = true;
    if (!to.value) to.selectedIndex = 0;
    if (!by.value) by.selectedIndex = 0;
    if (given.text !== undefined) text.value = given.text;
    grow();
  }

  // Where they were last heard, or what the room names.
  function pairChannel() {
    chosen = false;
    by.value = room.heardBy(to.value) ?? room.view.shared.words.to.find((each) => each.id === to.value)?.channel ?? "internal";
  }

  function reply(item) {
    write({ to: item.reply_to, by: item.reply_by });
    changed();
    text.focus();
  }

  function empty() {
    text.value = "";
    chosen = false;
    clearTimeout(timer);
    changed();
  }

  async function selfCheck() {
    if (!text.value.trim()) return text.focus();
    if (check.getAttribute("aria-busy") === "true") return;
    // A button that is disabled loses the focus, and the keyboard would go down.
    check.setAttribute("aria-busy", "true");
    try {
      const { data } = await ask("/api/call", { id: newId(), call: "check", ...draft() });
      showCheck(data);
    } catch (error) {
      result.hidden = false;
      fill(result, h("p.no", {}, error.body ? error.message : t("unreached")));
    }
    check.setAttribute("aria-busy", "false");
    result.scrollIntoView({ block: "nearest" });
  }

  function showCheck(found) {
    const names = (marks) => listed(marks.map((each) => t(`mark.${each}`)));
    const row = (kind, sign, marks) => marks.length > 0 && h(`li.${kind}`, {}, h("b", {}, `${sign} ${t(`check.${kind}`)}`), " ", names(marks));
    result.hidden = false;
    fill(result, h("p.soft", {}, t(found.answers.length ? "check.answers" : "check.nobody")),
      h("ul", {}, row("present", "✓", found.present.filter((each) => !found.weak.includes(each))), row("weak", "◐", found.weak),
        row("missing", "○", found.missing), row("also", "＋", found.also), row("harmful", "⚠", found.harmful)),
      button(t("close"), () => (result.hidden = true), { class: "small" }));
  }

  async function send() {
    if (!text.value.trim() || !running) return;
    const said = draft();
    empty();
    text.focus();
    try {
      await room.put("say", said, { before: room.said(said.text) });
      kept.textContent = t("sent");
    } catch (error) {
      giveBack(said, error);
    }
  }

  // Refused words go back to where they were written, unless others stand there by now.
  function giveBack(said, error) {
    const free = !text.value.trim();
    if (free) {
      write(said);
      changed();
    }
    room.no(error.message, free ? "" : said.text);
  }

  // What is on its way is told only when it takes long.
  function waiting(list, reason = "") {
    pending = list;
    why = reason;
    clearTimeout(late);
    if (unsent.hidden) late = setTimeout(tellUnsent, LATE_MS);
    else tellUnsent();
  }

  // Words that stand in the feed have arrived, though their answer did not.
  function tellUnsent() {
    const texts = pending.filter((each) => each.call === "say" && !(room.said(each.fields.text) > each.before));
    unsent.hidden = !texts.length;
    fill(unsent, h("b", {}, t("unsent", { n: texts.length })), " ", why || t("unsent.about"), texts.map((each) => h("p", {}, each.fields.text)));
  }

  function draw(view) {
    running = view.shared.clock.running;
    go.disabled = !running;
    go.title = running ? t("send.keys") : t("send.paused");
    if (!unsent.hidden) tellUnsent();
    const { words } = view.shared;
    const was = started ? draft() : (load(key) ?? view.own.draft ?? {});
    fillOnce(to, words.to);
    fillOnce(by, words.channels);
    if (!started || !to.value) write(was);
    // Nothing chosen yet: answer where they speak now.
    if (!chosen && !text.value.trim()) pairChannel();
    tellAudience();
    if (!started && was.text) kept.textContent = t("kept.here");
    started = true;
  }

  function fillOnce(select, list) {
    const pairs = list.map((each) => [each.id, each.name]);
    const made = JSON.stringify(pairs);
    if (select.dataset.made === made) return;
    const value = select.value;
    select.dataset.made = made;
    fill(select, options(pairs, value));
  }

  // Enter makes a new line, and belongs to the input method while it composes.
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229 || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
  text.addEventListener("input", changed);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  return { node, draw, reply, waiting, giveBack };
}
