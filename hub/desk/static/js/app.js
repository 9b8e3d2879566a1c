// The page around the views: which one is shown, the line that says what was done, and the keys that work everywhere.
//
// A view is a module `views/KEY.js` with `export default (desk, root) => ({ open, undo?, hint? })`: `open(focus, …)`
// paints it into `root` each time it is shown, and gets what follows its key in the address (`#issue/2026-11-27/644`);
// `undo(again)` takes its last step back or does it again.
import { ask, el, fill, say } from "./dom.js";
import { lists, prefs } from "./keys.js";
import { gettext, number } from "./words.js";

const $ = (id) => document.getElementById(id);
const KEYS = [...document.querySelectorAll("main > section")].map((section) => section.id);
const { site, first, me } = document.body.dataset;
const views = new Map();
let shown = "";

const desk = { me, go: (key) => { location.hash = key; }, count, say };

function count(waiting) {
  const badge = $("nav-count");
  badge.hidden = false;
  fill(badge, el("span", { class: "vh" }, gettext(", waiting: ")), number(waiting));
}

async function viewOf(key) {
  if (!views.has(key)) {
    const { default: make } = await import(`./views/${key}.js`);
    views.set(key, make(desk, $(key)));
  }
  return views.get(key);
}

async function open(name, focus = true) {
  const [asked, ...rest] = name.split("/"), key = KEYS.includes(asked) ? asked : first;
  shown = key;
  for (const each of KEYS) {
    $(each).hidden = each !== key;
    if (each === key) $(`nav-${each}`).setAttribute("aria-current", "page");
    else $(`nav-${each}`).removeAttribute("aria-current");
  }
  document.title = `${$(key).dataset.title} · ${gettext("Desk")} · ${site}`;
  const view = await viewOf(key);
  if (shown !== key) return;
  $("undo").hidden = !view.undo;
  say(view.hint ?? "");
  try {
    await view.open(focus, ...rest);
  } catch (error) {
    fill($(key), el("div", { class: "page" }, el("h1", { tabindex: "-1" }, $(key).dataset.title), el("p", { class: "lead" }, error.message)));
  }
}

function help() {
  const choice = (value, label) => el("label", {}, el("input", { type: "radio", name: "style", value, checked: prefs.style === value, onchange: () => { prefs.style = value; } }), ` ${label}`);
  const isOn = el("input", { type: "checkbox", checked: prefs.isOn, onchange: () => { prefs.isOn = isOn.checked; say(prefs.isOn ? gettext("Single keys are on") : gettext("Single keys are off; every button still works")); } });
  ask(gettext("Keys"), el("div", {},
    el("p", { class: "soft" }, gettext("They count only while the list or the text beside it has the focus, so a screen reader’s own keys stay its own. Every key has a button.")),
    el("div", { class: "keyset" }, el("label", {}, isOn, " ", gettext("Single keys")), el("fieldset", {}, el("legend", { class: "vh" }, gettext("What K does")), choice("words", gettext("K keeps, arrows move")), choice("reader", gettext("J and K move, Enter keeps")))),
    el("div", { class: "keylist" }, lists.map(([title, keys]) => el("div", {}, el("h3", {}, title), el("dl", {}, keys.map(([key, words]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, words))))))),
    el("form", { method: "dialog", class: "ends" }, el("button", { class: "main" }, gettext("Close")))), { wide: true });
}

$("help").addEventListener("click", help);
$("undo").addEventListener("click", () => views.get(shown)?.undo?.(false));
addEventListener("hashchange", () => open(location.hash.slice(1)));
addEventListener("keydown", (event) => {
  if (!prefs.isOn || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
  if (event.key === "?") {
    event.preventDefault();
    help();
  }
  const step = { "[": -1, "]": 1 }[event.key];
  if (step) {
    event.preventDefault();
    desk.go(KEYS[(KEYS.indexOf(shown) + step + KEYS.length) % KEYS.length]);
  }
});
document.body.classList.toggle("nokeys", !prefs.isOn);
await open(location.hash.slice(1) || first);
document.documentElement.dataset.ready = "1";
