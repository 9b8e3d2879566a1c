// Elements without a framework: a text never becomes HTML, but for the one that `fragment` is given.
import { dayWords, gettext, ngettext } from "./words.js";

const PROPERTIES = new Set(["checked", "disabled", "hidden", "selected", "value"]);

function kept(kids) {
  return kids.flat(3).filter((kid) => kid !== null && kid !== undefined && kid !== false && kid !== "");
}

export function el(tag, props = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...kept(kids));
  return node;
}

export const fill = (node, ...kids) => node.replaceChildren(...kept(kids));

export const kbd = (keys) => el("kbd", { "aria-hidden": "true" }, keys);

export function button(label, keys, onclick, props = {}) {
  const shortcut = keys ? keys.replace("⇧", "Shift+") : null;
  return el("button", { type: "button", "aria-keyshortcuts": shortcut, onclick, ...props }, el("span", {}, label), keys && kbd(keys));
}

export function link(href, words, props = {}) {
  return el("a", { href, target: "_blank", rel: "noreferrer noopener", ...props }, words);
}

// HTML that the server has cleaned (hub/base/sanitize_html.py); the policy of the page lets nothing in it run.
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const each of template.content.querySelectorAll("a[href]")) {
    each.target = "_blank";
    each.rel = "noreferrer noopener";
  }
  return template.content;
}

// How old a day (2026-11-27) is, seen from another one.
export function age(day, today) {
  if (!day) return gettext("no date");
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 864e5);
  if (days < 0) return gettext("dated {day}", { day: dayWords(day) });
  return [gettext("today"), gettext("yesterday")][days] ?? ngettext("{count} day ago", "{count} days ago", days);
}

// One polite line; the same words twice are said twice.
let said = 0;
export function say(words) {
  document.getElementById("said").textContent = words && words + (said++ % 2 ? "\u00a0" : "");
}

// A line that stays until it is taken away.
export function trouble(words) {
  const line = document.getElementById("trouble");
  if (line.textContent !== words) line.textContent = words;
}

// A native dialog: focus is kept inside and given back, Escape closes it. The answer counts at once, before the
// browser's late close event: the next key belongs to the list already.
export function ask(title, body, { wide = false, onclose } = {}) {
  const dialog = el("dialog", { class: wide ? "ask wide" : "ask", "aria-labelledby": "ask-title" }, el("h2", { id: "ask-title" }, title), body);
  const back = document.activeElement;
  let isOpen = true;
  const settle = (answer) => {
    if (!isOpen) return;
    isOpen = false;
    dialog.remove();
    back?.focus?.({ preventScroll: true });
    onclose?.(answer);
  };
  dialog.close = (answer = "") => {
    HTMLDialogElement.prototype.close.call(dialog, answer);
    settle(answer);
  };
  dialog.addEventListener("close", () => settle(dialog.returnValue));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(""); });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
