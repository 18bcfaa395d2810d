// Requests to the room's server.
import { lang } from "./words.js";

const WAIT_MS = 10_000;

// The server said no, and why.
export class Refused extends Error {
  constructor(status, body, retryS) {
    super(body.error || `HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.retryS = retryS;
  }

  // Worth another try with the same id: the server is busy, or its disk is full for now.
  get passing() {
    return this.status === 429 || this.status >= 500;
  }
}

// randomUUID is missing on plain http, which is what a clinic's own network has.
export const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((each) => each.toString(16).padStart(2, "0")).join("");

// JSON out, JSON in; raises Refused for what the server refuses, and TypeError or AbortError where it is not reached.
export async function ask(path, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), WAIT_MS);
  try {
    const answer = await fetch(path, {
      method: body ? "POST" : "GET",
      headers: { "accept-language": lang, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal: stop.signal,
    });
    if (answer.ok) return await answer.json();
    const said = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, said, Number(answer.headers.get("retry-after")) || 0);
  } finally {
    clearTimeout(timer);
  }
}
