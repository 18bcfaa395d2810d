// A form over the page: from below on a phone, in the middle on a laptop. Escape and “Cancel” leave it.
import { button, fill, h } from "./dom.js";
import { note } from "./notes.js";
import { t } from "./words.js";

const LATE_MS = 1_500;

let open = null;

// `send(fields)` may give a promise; the sheet closes when it is kept, and shows the sentence when it is refused.
export function sheet({ title, about, body, send, act = t("send"), grave = false, extra }) {
  open?.close();
  const from = document.activeElement?.dataset.k;
  const said = h("p.no", { role: "alert", hidden: true });
  const go = send && h(grave ? "button.main.grave" : "button.main", { type: "submit" }, act);
  const form = h(
    "form", { method: "dialog" },
    h("h2", { id: "sheet-title" }, title),
    about && h("p.soft", {}, about),
    body,
    said,
    h("div.acts", {}, button(send ? t("cancel") : t("close"), () => box.close()), extra, go),
  );
  const box = h("dialog.sheet", { "aria-labelledby": "sheet-title" }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    go.disabled = true;
    const late = setTimeout(() => say(t("late")), LATE_MS);
    try {
      await send(Object.fromEntries(new FormData(form)));
      box.close();
    } catch (error) {
      if (box.isConnected) say(error.message);
      else note(error.message);
      go.disabled = false;
    } finally {
      clearTimeout(late);
    }
  });
  const say = (text) => {
    said.hidden = false;
    fill(said, text);
  };
  box.addEventListener("close", () => {
    box.remove();
    if (open === box) open = null;
    // The button that led here may have been drawn anew meanwhile.
    if (from && document.activeElement === document.body) document.querySelector(`[data-k="${CSS.escape(from)}"]`)?.focus();
  });
  document.body.append(box);
  open = box;
  box.showModal();
  return box;
}

export const closeSheet = () => open?.close();

let fields = 0;

// A label with its field.
export function field(label, node, hint) {
  node.id ||= `field-${(fields += 1)}`;
  return h("div.field", {}, h("label", { for: node.id }, label), hint && h("p.soft", { id: `${node.id}-hint` }, hint), node);
}

export const area = (name, props = {}) => h("textarea", { name, rows: 4, maxlength: 5000, ...props });
