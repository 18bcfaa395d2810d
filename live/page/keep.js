// What stays on this device: drafts and what could not be sent yet. A browser that keeps nothing is no reason to stop.

export function load(key, otherwise = null) {
  try {
    const found = localStorage.getItem(`cd:${key}`);
    return found === null ? otherwise : JSON.parse(found);
  } catch {
    return otherwise;
  }
}

export function save(key, value) {
  try {
    if (value === null) localStorage.removeItem(`cd:${key}`);
    else localStorage.setItem(`cd:${key}`, JSON.stringify(value));
  } catch {
    // Private windows and full devices: the words are still on the screen, and on the server.
  }
}

export function keys(start) {
  try {
    return Object.keys(localStorage).filter((each) => each.startsWith(`cd:${start}`)).map((each) => each.slice(3)).sort();
  } catch {
    return [];
  }
}
