// What has left: a row for each issue and where it went, in words for the editor.
import { el } from "../dom.js";
import { dayWords, gettext, momentWords } from "../words.js";

export const STATES = {
  sending: { title: gettext("Somebody sends it at this moment."), words: gettext("This page says what became of it as soon as that is known."), short: gettext("sending") },
  sent: { title: gettext("It has left."), words: gettext("It never leaves twice."), short: gettext("sent") },
  uncertain: { title: gettext("Nobody knows whether it has left."), words: gettext("Look first: it is never sent again by itself."), short: gettext("uncertain") },
  pending: { title: gettext("It has not left yet."), words: gettext("It may be sent again."), short: gettext("not yet") },
  failed: { title: gettext("It was refused, and has not left."), words: gettext("When that is fixed, it may be sent again."), short: gettext("refused") },
};

export function makeLedger(entries) {
  if (!entries.length) return el("p", { class: "soft" }, gettext("Nothing was sent yet."));
  const heads = [gettext("Issue"), gettext("State"), gettext("To"), gettext("When"), gettext("By"), gettext("What was said")];
  const rows = entries.map(({ issue, state, destination, changed, editor, reply }) => el("tr", {}, el("th", { scope: "row" }, dayWords(issue)), [STATES[state].short, destination, momentWords(changed), editor, reply].map((words, n) => el("td", { "data-head": heads[n + 1] }, words))));
  return el("div", { class: "table", tabindex: "0", role: "region", "aria-label": gettext("The ledger") }, el("table", {}, el("thead", {}, el("tr", {}, heads.map((words) => el("th", { scope: "col" }, words)))), el("tbody", {}, rows)));
}
