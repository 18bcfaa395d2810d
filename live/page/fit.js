// The height that is really there: on some phones a keyboard covers the page instead of making it shorter.
const SHORT_PX = 560;

export function fit() {
  const seen = window.visualViewport;
  const root = document.documentElement;
  if (!seen) return;
  function measure() {
    const tall = Math.floor(seen.height * seen.scale);
    root.style.setProperty("--tall", `${tall}px`);
    root.toggleAttribute("data-short", tall < SHORT_PX);
    if (tall < innerHeight) scrollTo(0, 0);
  }
  seen.addEventListener("resize", measure);
  measure();
}
