// The drill's clock between two views: it goes on at the drill's pace, and stands when the room has not been heard of.

const TRUSTED_MS = 12_000;

export function drillClock() {
  let clock = { now_s: 0, pace: 1, running: false, starts_s: 0 };
  let heardMs = 0;
  let shown = 0;

  function hear(next) {
    clock = next;
    heardMs = performance.now();
  }

  // Seconds of the drill. A correction by a moment never turns it back.
  function now() {
    const gone = Math.min(performance.now() - heardMs, TRUSTED_MS) / 1000;
    const at = clock.now_s + (clock.running ? gone * clock.pace : 0);
    shown = shown > at && shown - at < 3 * Math.max(1, clock.pace) ? shown : at;
    return Math.floor(Math.min(shown, clock.ends_s ?? shown));
  }

  function face(at_s, seconds = false) {
    const s = at_s + clock.starts_s;
    const parts = [Math.floor(s / 3600) % 24, Math.floor(s / 60) % 60, ...(seconds ? [s % 60] : [])];
    return parts.map((each) => String(each).padStart(2, "0")).join(":");
  }

  return { hear, now, face };
}
