// Short words that come up and go: what was refused, what was saved. And what is spoken to those who do not see.
import { button, h } from "./dom.js";
import { t } from "./words.js";

const STAYS_MS = 9_000;

export function note(text, { grave = false, more } = {}) {
  const box = h(grave ? "div.note.grave" : "div.note", {}, h("p", {}, text), more && h("blockquote", {}, more),
    button("×", () => box.remove(), { "aria-label": t("close") }));
  document.getElementById("notes").append(box);
  if (!grave) setTimeout(() => box.remove(), STAYS_MS);
}

export function spoken(text) {
  document.getElementById("spoken").textContent = text;
}
