// The week: how the coming issue is, and the one thing to do next.
import { el, fill } from "../dom.js";
import { read } from "../api.js";
import { gettext, ngettext } from "../words.js";

const NAMES = { events: gettext("Events"), sources: gettext("Sources"), waiting: gettext("Inbox"), later: gettext("Put off"), kept: gettext("Kept"), draft: gettext("Issue"), sent: gettext("Sent"), late: gettext("Not sent in time") };
const HAS = (view) => view && document.getElementById(view);

// What a button says that leads to a command's view; in a terminal, the command itself.
function action(next, view, waiting, isMain) {
  if (!next) return "";
  if (!HAS(view)) return el("code", {}, next);
  const words = { inbox: ngettext("Go through {count} candidate", "Go through {count} candidates", waiting), issue: gettext("Shape the issue"), send: gettext("Send the issue"), sources: gettext("Look at the sources") }[view];
  return el("a", { class: isMain ? "btn main" : "btn", href: `#${view}` }, words);
}

function step(each, isNext, waiting) {
  const state = isNext ? "now" : each.next ? "todo" : "done";
  const mark = { now: "→", todo: "", done: "✓" }[state], said = { now: gettext("Next: "), todo: gettext("To come: "), done: "" }[state];
  return el("li", { class: `step ${state}` }, el("span", { class: "mark", "aria-hidden": "true" }, mark),
    el("div", {}, el("h2", {}, said && el("span", { class: "vh" }, said), NAMES[each.name]), el("p", {}, each.name === "waiting" ? ngettext("{count} candidate to decide on", "{count} candidates to decide on", waiting) : each.state)),
    isNext ? "" : action(each.next, each.view, waiting, false));
}

function list(title, empty, rows) {
  return el("section", {}, el("h2", {}, title), rows.length ? el("ul", {}, rows) : el("p", { class: "soft" }, empty));
}

export default function week(desk, root) {
  return {
    async open(focus) {
      const found = await read("week/week");
      const next = found.steps.find((each) => each.next);
      desk.count(found.waiting);
      const head = el("h1", { tabindex: "-1" }, found.newsletter, el("small", {}, ` ${found.when}`));
      const left = found.sent ? gettext("It has left.") : { 0: gettext("It leaves today."), 1: gettext("It leaves tomorrow.") }[found.days] ?? ngettext("It leaves in {count} day.", "It leaves in {count} days.", found.days);
      fill(root, el("div", { class: "page" }, head,
        el("div", { class: "lead" }, el("p", {}, el("b", {}, left), next ? "" : [" ", gettext("All is done for this issue.")]), action(found.next, found.view, found.waiting, true)),
        el("ol", { class: "steps" }, found.steps.map((each) => step(each, each === next, found.waiting))),
        el("div", { class: "two" },
          list(gettext("Kept"), gettext("Nothing is kept that is not sent."), found.kept.map(({ title, by, day }) => el("li", {}, title, el("small", {}, [by, day].filter(Boolean).join(", "))))),
          list(gettext("Comes back"), gettext("Nothing is put off."), found.later.map(({ title, by, day }) => el("li", {}, title, el("small", {}, by ? gettext("on {day}, put off by {editor}", { day, editor: by }) : gettext("on {day}", { day }))))))));
      if (focus) head.focus();
    },
  };
}
