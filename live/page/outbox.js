// What was done on this device and is not acknowledged yet: kept through reloads, sent until it is.
import { keys, load, save } from "./keep.js";
import { ask, newId, Refused } from "./wire.js";

const LONGEST_MS = 5_000;

export function outbox(room, { changed, refused, stranger }) {
  // One key for each thing to send, so that two windows on one device do not write over each other.
  const prefix = `out:${room}:`;
  const waiting = keys(prefix).map((key) => ({ key, ...load(key) })).filter((each) => each.id);
  const told = new Map();
  let busy = false;
  let waitMs = 0;
  let wake = () => {};
  let closed = false;

  // `first` goes before whatever waits already; `before` says how often these words stood in the feed.
  function put(call, fields = {}, { first = false, before } = {}) {
    const item = { id: newId(), call, fields, before };
    const key = `${prefix}${String(Date.now()).padStart(15, "0")}:${item.id}`;
    save(key, item);
    if (first) waiting.unshift({ key, ...item });
    else waiting.push({ key, ...item });
    changed(waiting);
    const answer = new Promise((resolve, reject) => told.set(item.id, { resolve, reject }));
    answer.catch(() => {});
    nudge();
    run();
    return answer;
  }

  function done(item) {
    waiting.splice(waiting.indexOf(item), 1);
    save(item.key, null);
    changed(waiting);
  }

  async function run() {
    if (busy) return;
    busy = true;
    while (waiting.length && !closed) {
      const item = waiting[0];
      try {
        const answer = await ask("/api/call", { ...item.fields, id: item.id, call: item.call });
        waitMs = 0;
        done(item);
        told.get(item.id)?.resolve(answer);
      } catch (error) {
        if (closed) break;
        if (error instanceof Refused && !error.passing) {
          if (error.status === 401) {
            stranger(error.message);
            break;
          }
          done(item);
          if (told.has(item.id)) told.get(item.id).reject(error);
          else refused(item, error);
        } else {
          waitMs = error.retryS ? error.retryS * 1000 : Math.min(LONGEST_MS, waitMs * 2 || 400);
          changed(waiting, error instanceof Refused ? error.message : "");
          await new Promise((resolve) => {
            wake = resolve;
            setTimeout(resolve, waitMs);
          });
        }
      }
    }
    busy = false;
  }

  // The network may be back: try at once.
  function nudge() {
    wake();
  }

  function close() {
    closed = true;
    wake();
  }

  run();
  return { put, nudge, close, waiting };
}
