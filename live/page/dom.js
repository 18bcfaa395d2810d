// Elements from plain calls. Text from outside goes in as text nodes, never as markup.

export function h(name, props = {}, ...inside) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  node.append(...kept(inside));
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "value") node.value = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  return node;
}

// Puts other contents in place; what had the focus or stood open (by its data-k) has it again.
export function fill(node, ...inside) {
  const held = node.contains(document.activeElement) ? document.activeElement.dataset.k : "";
  const open = new Set([...node.querySelectorAll("details[open]")].map((each) => each.dataset.k));
  node.replaceChildren(...kept(inside));
  for (const each of node.querySelectorAll("details")) if (open.has(each.dataset.k)) each.open = true;
  if (held) node.querySelector(`[data-k="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

// A part of the screen that is drawn again only when what it shows has changed.
export function panel(node, pick, draw) {
  let shown;
  return (view) => {
    const now = JSON.stringify(pick(view));
    if (now === shown) return;
    shown = now;
    fill(node, draw(view));
  };
}

export const options = (list, value) => list.map(([id, name]) => h("option", { value: id, selected: id === value }, name));

export const button = (text, onclick, props = {}) => h("button", { type: "button", onclick, ...props }, text);

const kept = (inside) => inside.flat(Infinity).filter((each) => each !== null && each !== undefined && each !== false && each !== "");
