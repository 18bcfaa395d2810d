// The room as it changes: one stream of events, opened again whenever it breaks or the phone has slept.
import { ask, Refused } from "./wire.js";

const LONGEST_MS = 5_000;
const SILENT_MS = { running: 16_000, otherwise: 60_000 };
const NAP_MS = 3_000;

export function listen({ held, running, view, state, stranger }) {
  let source = null;
  let waitMs = 0;
  let timer = 0;
  let watch = 0;
  let hiddenAt = 0;
  let closed = false;
  // The host said so.
  let shut = false;

  function open() {
    clearTimeout(timer);
    source?.close();
    if (closed) return;
    if (!shut) state("connecting");
    source = new EventSource(`/api/stream?from=${held()}`);
    source.addEventListener("view", (event) => {
      waitMs = 0;
      shut = false;
      state("on");
      guard();
      view(JSON.parse(event.data));
    });
    source.addEventListener("bye", broken);
    source.addEventListener("closed", () => ((shut = true), broken()));
    source.addEventListener("error", broken);
    guard();
  }

  // A running drill says something every few seconds; a silent stream is dead.
  function guard() {
    clearTimeout(watch);
    watch = setTimeout(broken, running() ? SILENT_MS.running : SILENT_MS.otherwise);
  }

  // A stream does not tell why it broke; asking once for the room does.
  async function broken() {
    source?.close();
    clearTimeout(watch);
    if (closed) return;
    state(shut ? "shut" : "off");
    waitMs = Math.min(LONGEST_MS, waitMs * 2 || 300);
    clearTimeout(timer);
    const mine = (timer = setTimeout(async () => {
      try {
        view(await ask(`/api/view?from=${held()}`));
        if (mine === timer) open();
      } catch (error) {
        if (error instanceof Refused && error.status === 401) stranger(error.message);
        else if (mine === timer) broken();
      }
    }, waitMs * (0.7 + 0.6 * Math.random())));
  }

  function again() {
    if (closed || document.visibilityState === "hidden") return;
    waitMs = 0;
    open();
  }

  function seen() {
    if (document.visibilityState === "hidden") hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > NAP_MS || source?.readyState !== EventSource.OPEN) again();
  }

  const shown = (event) => event.persisted && again();
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", again);
  addEventListener("pageshow", shown);
  open();
  return {
    again,
    close() {
      closed = true;
      source?.close();
      clearTimeout(timer);
      clearTimeout(watch);
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("online", again);
      removeEventListener("pageshow", shown);
    },
  };
}
