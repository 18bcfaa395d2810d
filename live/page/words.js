// The page's words, from the server, in one of two languages.
import { load, save } from "./keep.js";

let words = {};
export let lang = load("lang") || (navigator.language.toLowerCase().startsWith("zh") ? "zh-TW" : "en");

export const t = (key, parts = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");

export async function speak(next) {
  const answer = await fetch(`/words?lang=${next}`);
  if (!answer.ok) throw new TypeError("no words");
  words = await answer.json();
  lang = next;
  document.documentElement.lang = next;
  document.title = t("page");
  save("lang", next);
}

export const listed = (names) => names.join(lang === "en" ? ", " : "、");

// Minutes and seconds, as `3:10`.
export function span(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(s / 3600);
  const tail = `${hours ? String(Math.floor(s / 60) % 60).padStart(2, "0") : Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
  return hours ? `${hours}:${tail}` : tail;
}
