// Begins: words, then the room if this device is known there, else the way in.
import { button, h } from "./dom.js";
import { joinScreen } from "./join.js";
import { openRoom } from "./room.js";
import { note } from "./notes.js";
import { ask, newId, Refused } from "./wire.js";
import { lang, speak, t } from "./words.js";

const AGAIN_MS = 4_000;
const SHORT_PX = 560;
const page = document.getElementById("page");
let room = null;
let beginning = null;
let timer = 0;

// Whoever asks while it is on its way shares it.
function begin() {
  beginning ??= start().finally(() => (beginning = null));
  return beginning;
}

async function start() {
  clearTimeout(timer);
  try {
    await speak(lang);
    await enter();
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return door();
    room?.close();
    room = null;
    timer = setTimeout(begin, AGAIN_MS);
    page.replaceChildren(h("main.door", {}, h("p", { lang: "zh-TW" }, "連不上演練主機。請確認和主機在同一個網路。"), h("p", { lang: "en" }, "The drill's host is not reached. Are you on the same network?"), button("↻", begin, { class: "main" })));
  }
}

async function enter() {
  const view = await ask("/api/view");
  if (view.own.me.lang !== lang) await speak(view.own.me.lang);
  room?.close();
  room = openRoom(page, view, { language: inRoom, stranger: door, another: begin });
}

function door(sentence = "", unsent = []) {
  room?.close();
  room = null;
  page.replaceChildren(joinScreen({ sentence, unsent, joined: enter, language: atDoor }));
}

const other = () => (lang === "en" ? "zh-TW" : "en");

async function atDoor() {
  await speak(other());
  door();
}

// The room speaks the member's language: the server is told, and the next view comes in it.
async function inRoom() {
  try {
    await ask("/api/call", { id: newId(), call: "language", lang: other() });
    await begin();
  } catch (error) {
    note(error instanceof Refused ? error.message : t("unreached"));
  }
}

// The height that is really there: some phones' keyboards cover the page.
function fit() {
  const tall = Math.floor(visualViewport.height * visualViewport.scale);
  document.documentElement.style.setProperty("--tall", `${tall}px`);
  document.documentElement.toggleAttribute("data-short", tall < SHORT_PX);
  if (tall < innerHeight) scrollTo(0, 0);
}

visualViewport.addEventListener("resize", fit);
fit();
begin();
