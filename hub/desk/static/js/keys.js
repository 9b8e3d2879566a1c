// Single keys: they can be switched off, and the one that keeps can be changed, because K is "up" to some hands.

import { gettext } from "./words.js";

const NAME = "hub-desk-keys";
const stored = JSON.parse(localStorage.getItem(NAME) ?? "{}");

export const prefs = {
  get isOn() { return stored.isOn ?? true; },
  set isOn(value) { stored.isOn = value; save(); },
  get style() { return stored.style ?? "words"; },
  set style(value) { stored.style = value; save(); },
};

function save() {
  localStorage.setItem(NAME, JSON.stringify(stored));
  document.body.classList.toggle("nokeys", !prefs.isOn);
}

// The key that keeps.
export const keepKey = () => (prefs.style === "words" ? "K" : "Enter");

const LISTS = [
  [gettext("Inbox: move"), [["1 … 9", gettext("look at that row")], ["↑ ↓ J", gettext("row up, down")], ["Space", gettext("next sheet; what is left is passed over")], ["⇧Space", gettext("sheet back")], ["PgUp PgDn", gettext("turn sheets, decide nothing")]]],
  [gettext("Inbox: decide"), [["K Enter", gettext("keep")], ["L", gettext("later: after the coming issue")], ["D", gettext("drop")], ["N", gettext("keep with a note")], ["S", gettext("keep in a section")], ["T", gettext("topics")], ["X", gettext("select, then K L D for all")], ["E", gettext("the others that tell it")], ["R", gettext("read in full")], ["O", gettext("open the page")], ["⇧D", gettext("drop the rest of this list")]]],
  [gettext("Find"), [["/", gettext("search")], ["F", gettext("only this source, and back")], ["Esc", gettext("clear, back to the list")]]],
  [gettext("Everywhere"), [["U ⇧U", gettext("take back, do again")], ["[ ]", gettext("view before, after")], ["?", gettext("this list")]]],
];
export const lists = [...LISTS];

// A view adds its own keys to the list behind "?".
export function describe(title, keys) {
  if (!lists.some(([name]) => name === title)) lists.splice(-1, 0, [title, keys]);
}
