// What has left: a row for each issue and where it went, in words for the editor.
import { el } from "../dom.js";

export const STATES = {
  sending: { title: "Somebody sends it at this moment.", words: "This page says what became of it as soon as that is known.", short: "sending" },
  sent: { title: "It has left.", words: "It never leaves twice.", short: "sent" },
  uncertain: { title: "Nobody knows whether it has left.", words: "Look first: it is never sent again by itself.", short: "uncertain" },
  pending: { title: "It has not left yet.", words: "It may be sent again.", short: "not yet" },
  failed: { title: "It was refused, and has not left.", words: "When that is fixed, it may be sent again.", short: "refused" },
};

export function makeLedger(entries) {
  if (!entries.length) return el("p", { class: "soft" }, "Nothing was sent yet.");
  const heads = ["Issue", "State", "To", "When", "By", "What was said"];
  const rows = entries.map(({ issue, state, destination, changed, editor, reply }) => el("tr", {}, el("th", { scope: "row" }, issue), [STATES[state].short, destination, changed.slice(0, 16).replace("T", " "), editor, reply].map((words, n) => el("td", { "data-head": heads[n + 1] }, words))));
  return el("div", { class: "table", tabindex: "0", role: "region", "aria-label": "The ledger" }, el("table", {}, el("thead", {}, el("tr", {}, heads.map((words) => el("th", { scope: "col" }, words)))), el("tbody", {}, rows)));
}
