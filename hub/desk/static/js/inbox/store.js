// What is decided about candidates here, every step back, and what the server says of both.
//
// A step is what one key did: patches `[number, before, after]`, painted at once, and the requests that make them true,
// forward and back. The server's word counts: where it says something else, that is painted.
import { newKey, read, write, Refused } from "../api.js";

export function makeStore(frame) {
  const byNumber = new Map();
  const counts = { waiting: 0, passed: 0, later: frame.later, kept: frame.kept, dropped: frame.dropped };
  const past = [], future = [], listeners = new Set();
  const hooks = { refused: () => {}, asks: () => false };
  let decided = 0, newest = 0, order = 0, sent = 0;

  const isTitle = (c) => c.state === "passed" || (c.state === "waiting" && frame.sources[c.source]?.never);
  const tell = (numbers) => { for (const each of listeners) each(numbers); };

  // ---- what is known
  function add(rows) {
    const fresh = rows.filter((row) => !byNumber.has(row.n));
    for (const row of fresh) {
      byNumber.set(row.n, { note: "", busy: 0, order: order++, sourceName: frame.sources[row.source]?.name ?? row.source, ...row });
      if (row.state === "waiting") counts.waiting += 1;
    }
    return fresh.map((row) => byNumber.get(row.n));
  }
  // All that waits, from which on changes are asked for.
  function take(found) {
    decided ||= found.decided;
    newest = Math.max(newest, found.newest);
    return add(found.rows);
  }
  async function load(state, words = "") {
    const found = await read("inbox/candidates", { state, words });
    return { fresh: state === "waiting" && !words ? take(found) : add(found.rows), numbers: found.rows.map((row) => row.n) };
  }
  function change(c, to) {
    if (to.state && to.state !== c.state) {
      counts[c.state] -= 1;
      counts[to.state] += 1;
    }
    Object.assign(c, to);
  }
  function apply(patches, which) {
    for (const [n, before, after] of patches) change(byNumber.get(n), which === "after" ? after : before);
    tell(patches.map(([n]) => n));
  }
  // What the server says of candidates on which nothing of ours is on its way.
  function believe(standings) {
    const changed = [];
    for (const { number, state, by, until } of standings) {
      const c = byNumber.get(number);
      if (!c || c.busy || (c.state === "passed" && state === "waiting")) continue;
      if (c.state !== state || c.by !== by || c.until !== until) {
        change(c, { state, by, until });
        changed.push(number);
      }
    }
    if (changed.length) tell(changed);
    return changed;
  }

  // ---- steps
  function step(says, patches, place, forward = [], backward = []) {
    const real = patches.filter(([n, after]) => Object.entries(after).some(([key, value]) => byNumber.get(n)[key] !== value));
    if (!real.length && !forward.length) return null;
    const full = real.map(([n, after]) => {
      const c = byNumber.get(n);
      return [n, Object.fromEntries(Object.keys(after).map((key) => [key, c[key]])), after];
    });
    const made = { says, patches: full, place, forward, backward, key: "", isRefused: false };
    past.push(made);
    future.length = 0;
    apply(full, "after");
    send(made, forward);
    return made;
  }
  function undo() {
    const made = past.pop();
    if (!made) return null;
    future.push(made);
    apply(made.patches, "before");
    send(made, made.backward);
    return made;
  }
  function redo() {
    const made = future.pop();
    if (!made) return null;
    past.push(made);
    apply(made.patches, "after");
    send(made, made.forward);
    return made;
  }
  function forget(made) {
    for (const list of [past, future]) if (list.includes(made)) list.splice(list.indexOf(made), 1);
  }

  // ---- the server
  // All requests of a step are queued at once, so that those of the next one come after them.
  function send(made, requests) {
    sent += requests.length;
    for (const request of requests) {
      for (const [n] of made.patches) byNumber.get(n).busy += 1;
      write(...asked(made, request)).then((answer) => (answer ? heard(made, answer) : settle(made)), (error) => failed(made, error));
    }
  }
  function asked(made, { decide, undo: numbers, undoStep }) {
    const unless = (body) => () => (made.isRefused ? undefined : body());
    if (decide) return ["inbox/decide", unless(() => ({ ...decide, step: (made.key = newKey()) }))];
    return ["inbox/undo", unless(() => (undoStep ? { step: made.key } : { numbers }))];
  }
  function settle(made) {
    for (const [n] of made.patches) byNumber.get(n).busy = Math.max(0, byNumber.get(n).busy - 1);
  }
  async function heard(made, answer) {
    settle(made);
    if (answer.asks && await hooks.asks(answer.asks)) {
      made.forward = made.forward.map((request) => (request.decide ? { decide: { ...request.decide, is_sure: true } } : request));
      return send(made, made.forward.filter((request) => request.decide));
    }
    if (answer.asks || answer.refused) {
      made.isRefused = true;
      forget(made);
      if (answer.refused) hooks.refused(answer.refused);
    }
    return believe(answer.standings);
  }
  function failed(made, error) {
    if (!(error instanceof Refused)) throw error;
    settle(made);
    if (made.isRefused) return;
    made.isRefused = true;
    const wasDone = past.includes(made);
    forget(made);
    apply(made.patches, wasDone ? "before" : "after");
    hooks.refused(error.message);
  }
  // What others did since the last look: the candidates that changed, and how many came in. An answer that was under
  // way beside a request of ours may be older than it, and is left to the next look.
  async function look() {
    const before = sent, found = await read("inbox/changes", { decided, newest });
    if (before !== sent) return { changed: [], arrived: 0 };
    ({ decided, newest } = found);
    return { changed: believe(found.standings), arrived: found.arrived };
  }

  return { byNumber, counts, past, frame, hooks, isTitle, take, load, step, undo, redo, look, watch: (listener) => listeners.add(listener),
    get all() { return [...byNumber.values()]; } };
}

export function searchable(c) {
  c.hay ??= `${c.title} ${c.summary} ${c.sourceName} ${c.source} ${c.topics.join(" ")}`.toLocaleLowerCase();
  return c.hay;
}
