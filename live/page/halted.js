// Something real has happened: over everything, in words that cannot be taken for the drill's.
import { button, fill, h } from "./dom.js";
import { closeSheet } from "./sheet.js";
import { t } from "./words.js";

export function haltedNotice(room) {
  const inside = h("div");
  const box = h("dialog.halted", { "aria-labelledby": "halted-title" }, inside);
  let read = null;

  function draw(view) {
    const { halted, halted_by: who } = view.shared.room;
    if (halted === null) {
      read = null;
      if (box.open) box.close();
      return;
    }
    if (box.open || read === halted) return;
    closeSheet();
    fill(inside, h("h1", { id: "halted-title" }, t("halted.title")), h("p.big", {}, t("halted.about", { who })), halted && h("blockquote", {}, halted),
      h("p", {}, t("halted.then")),
      h("div.acts", {}, view.own.me.seat === "controller" && button(t("resume"), () => room.put("resume").catch((error) => room.no(error.message))), button(t("halted.read"), () => box.close(), { class: "main" })));
    box.showModal();
  }

  box.addEventListener("close", () => (read = room.view.shared.room.halted));
  return { node: box, draw };
}
