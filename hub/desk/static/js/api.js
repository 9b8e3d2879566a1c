// What the page asks the server: reads at once, writes one after the other, each until it is answered.
import { trouble } from "./dom.js";
import { gettext, ngettext } from "./words.js";

const AGAIN = 2000;         // milliseconds until a write is sent again whose answer did not come
const MOST_WAITING = 200;   // more than that is not typed in the time that a restart takes

export class Refused extends Error {}

async function answered(response) {
  if (response.ok) return response.json();
  throw new Refused((await response.text()).trim());
}

// The answer to a question, as JSON; throws Refused with words for the editor.
export async function read(path, query = {}) {
  const words = new URLSearchParams(query).toString();
  return answered(await fetch(`/api/${path}${words ? `?${words}` : ""}`));
}

function post(path, body) {
  return fetch(`/api/${path}`, { method: "POST", headers: { "Content-Type": "application/json", "X-Hub-Desk": "1" }, body: JSON.stringify(body) });
}

// The answer to a request that waits for no write: a long question, or a change beside what an editor decides.
export async function ask(path, body) {
  return answered(await post(path, body));
}

// The key of a step: 32 hexadecimal digits.
export const newKey = () => crypto.randomUUID().replaceAll("-", "");

const queue = [];
let isBusy = false;

export const pending = () => queue.length;

// Sends a write after all that was sent before, again and again until the server answers. `body` may be a function,
// for what is known only when its turn comes; undefined sends nothing.
export function write(path, body) {
  if (queue.length >= MOST_WAITING) return Promise.reject(new Refused(gettext("The desk does not answer; start hub desk again.")));
  const { promise, resolve, reject } = Promise.withResolvers();
  queue.push({ path, body, resolve, reject });
  work();
  return promise;
}

async function work() {
  if (isBusy) return;
  isBusy = true;
  while (queue.length) {
    const { path, body, resolve, reject } = queue[0];
    const given = typeof body === "function" ? body() : body;
    try {
      const found = given === undefined ? undefined : await answered(await insisted(path, given));
      queue.shift();
      resolve(found);
    } catch (error) {
      queue.shift();
      reject(error);
    }
  }
  isBusy = false;
}

async function insisted(path, body) {
  for (;;) {
    try {
      const response = await post(path, body);
      trouble("");
      return response;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      trouble(ngettext("Not saved yet: the desk does not answer. {count} change is waiting; trying again.", "Not saved yet: the desk does not answer. {count} changes are waiting; trying again.", queue.length));
      await new Promise((wake) => setTimeout(wake, AGAIN));
    }
  }
}

addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });
