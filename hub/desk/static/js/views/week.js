// The week: how the coming issue is, and the one thing to do next.
import { el, fill, plural } from "../dom.js";
import { read } from "../api.js";

const NAMES = { sources: "Sources", waiting: "Inbox", later: "Put off", kept: "Kept", draft: "Issue", sent: "Sent", late: "Not sent in time" };
const HAS = (view) => view && document.getElementById(view);

// What a button says that leads to a command's view; in a terminal, the command itself.
function action(next, view, waiting, isMain) {
  if (!next) return "";
  if (!HAS(view)) return el("code", {}, next);
  const words = { inbox: `Go through ${plural(waiting, "candidate")}`, issue: "Shape the issue", send: "Send the issue", sources: "Look at the sources" }[view];
  return el("a", { class: isMain ? "btn main" : "btn", href: `#${view}` }, words);
}

function step(each, isNext, waiting) {
  const state = isNext ? "now" : each.next ? "todo" : "done";
  const mark = { now: "→", todo: "", done: "✓" }[state], said = { now: "Next: ", todo: "To come: ", done: "" }[state];
  return el("li", { class: `step ${state}` }, el("span", { class: "mark", "aria-hidden": "true" }, mark),
    el("div", {}, el("h2", {}, said && el("span", { class: "vh" }, said), NAMES[each.name] ?? each.name), el("p", {}, each.name === "waiting" ? `${plural(waiting, "candidate")} to decide on` : each.state)),
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
      const left = { 0: "It leaves today.", 1: "It leaves tomorrow." }[found.days] ?? `It leaves in ${found.days} days.`;
      fill(root, el("div", { class: "page" }, head,
        el("div", { class: "lead" }, el("p", {}, el("b", {}, left), next ? "" : " All is done for this issue."), action(found.next, found.view, found.waiting, true)),
        el("ol", { class: "steps" }, found.steps.map((each) => step(each, each === next, found.waiting))),
        el("div", { class: "two" },
          list("Kept", "Nothing is kept that is not sent.", found.kept.map(({ title, by, day }) => el("li", {}, title, el("small", {}, [by, day].filter(Boolean).join(", "))))),
          list("Comes back", "Nothing is put off.", found.later.map(({ title, by, day }) => el("li", {}, title, el("small", {}, `on ${day}${by ? `, put off by ${by}` : ""}`)))))));
      if (focus) head.focus();
    },
  };
}
