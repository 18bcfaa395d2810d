// The way in: what is kept of a drill and who sees it, then room code, name and seat.
import { button, fill, h } from "./dom.js";
import { load, save } from "./keep.js";
import { field } from "./sheet.js";
import { ask, newId, Refused } from "./wire.js";
import { lang, t } from "./words.js";

const CODE_LETTERS = 8;
const PLAYERS = ["director", "medical", "pr", "admin", "legal", "service"];
const WATCHERS = ["controller", "evaluator", "observer"];

export function joinScreen({ sentence = "", unsent = [], joined, language }) {
  const before = load("join", {});
  // The same id until it is answered: a join whose answer got lost does not make a second person.
  let id = newId();
  let taken = {};
  const code = h("input", { name: "code", value: codeOfLink() || before.code || "", required: true, maxlength: 20, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", placeholder: "XXXX-XXXX" });
  const name = h("input", { name: "name", value: before.name || "", required: true, maxlength: 40, autocomplete: "nickname" });
  const key = h("input", { name: "key", maxlength: 64, autocomplete: "off", autocapitalize: "characters", spellcheck: "false" });
  const keyField = field(t("join.key"), key, t("join.key.about"));
  const said = h("p.no", { role: "alert", hidden: !sentence }, sentence);
  const seats = h("div");
  const go = h("button.main.wide", { type: "submit" }, t("join.go"));
  const form = h("form.card", {}, said,
    field(t("join.code"), code, t("join.code.about")), field(t("join.name"), name, t("join.name.about")), seats, keyField, go);

  function choose(seat) {
    const watcher = WATCHERS.includes(seat);
    keyField.hidden = !watcher;
    keyField.querySelector("p").textContent = t(seat === "controller" ? "join.key.controller" : "join.key.about");
  }

  function seat(each, chosen) {
    const who = taken[each];
    return h("label.seat", {},
      h("input", { type: "radio", name: "seat", value: each, required: true, checked: each === chosen, disabled: who !== undefined, onchange: () => choose(each) }),
      h("span", {}, h("b", {}, t(`seat.${each}`)), h("small", {}, who !== undefined ? t("join.taken", { name: who }) : t(`seat.${each}.about`))));
  }

  function drawSeats(chosen) {
    fill(seats,
      h("fieldset", {}, h("legend", {}, t("join.seat")), PLAYERS.map((each) => seat(each, chosen))),
      h("details", { open: WATCHERS.includes(chosen), "data-k": "watch" }, h("summary", {}, t("join.watch")), h("fieldset.bare", {}, WATCHERS.map((each) => seat(each, chosen)))));
    choose(chosen);
  }

  // The sentence stands where it can be mended.
  function where(kind) {
    if (kind === "TakenError") return [seats, seats.querySelector("input:not(:disabled)")];
    if (kind === "WrongCodeError") return [code.parentNode, code];
    return kind === "WrongKeyError" || kind === "NoKeyError" ? [keyField, key] : [go, go];
  }

  function nowTaken(list, chosen) {
    taken = Object.fromEntries(list.map((each) => [each.seat, each.name]));
    drawSeats(taken[chosen] === undefined ? chosen : "");
  }

  // Whoever has the code sees which seats are free.
  async function look() {
    if (code.value.replace(/[^0-9a-z]/gi, "").length !== CODE_LETTERS) return;
    try {
      const { seats: list } = await ask("/api/seats", { code: code.value });
      nowTaken(list, form.elements.seat.value);
    } catch {
      // Joining will say so.
    }
  }

  function no(error) {
    said.hidden = false;
    fill(said, error instanceof Refused ? error.message : t("unreached"));
    if (error.body?.seats) {
      nowTaken(error.body.seats, "");
      said.append(" ", t("join.free"));
    }
    const [place, focus] = where(error.body?.kind);
    place.before(said);
    focus?.focus({ preventScroll: true });
    said.scrollIntoView({ block: "center" });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(form));
    save("join", { code: given.code, name: given.name, seat: given.seat });
    go.disabled = true;
    try {
      await ask("/api/join", { id, code: given.code, name: given.name, seat: given.seat, lang, key: given.key || "" });
      await joined();
    } catch (error) {
      if (error instanceof Refused) id = newId();
      no(error);
      go.disabled = false;
    }
  });
  code.addEventListener("change", look);
  drawSeats(before.seat || "");
  look();
  return h("main.door", {},
    h("header.door-head", {}, h("span.tag", {}, t("tag")), button(t("other"), language, { class: "quiet", lang: lang === "en" ? "zh-TW" : "en" })),
    h("h1", {}, t("join.title")), h("p.soft", {}, t("join.about")),
    unsent.length ? h("section.card.grave", {}, h("h2", {}, t("join.unsent")), unsent.map((text) => h("blockquote", {}, text))) : null,
    privacy(), form);
}

export const privacy = () => h("section.card.privacy", {},
  h("h2", {}, t("privacy.title")), h("ul", {}, ["patients", "host", "kept", "seen"].map((each) => h("li", {}, t(`privacy.${each}`)))));

const codeOfLink = () => decodeURIComponent(location.pathname.match(/^\/j\/([^/]+)$/)?.[1] ?? "");
