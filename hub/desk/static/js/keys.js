// Single keys: they can be switched off, and the one that keeps can be changed, because K is "up" to some hands.

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
  ["Inbox: move", [["1 … 9", "look at that row"], ["↑ ↓ J", "row up, down"], ["Space", "next sheet; what is left is passed over"], ["⇧Space", "sheet back"], ["PgUp PgDn", "turn sheets, decide nothing"]]],
  ["Inbox: decide", [["K Enter", "keep"], ["L", "later: after the coming issue"], ["D", "drop"], ["N", "keep with a note"], ["S", "keep in a section"], ["T", "topics"], ["X", "select, then K L D for all"], ["E", "the others that tell it"], ["R", "read in full"], ["O", "open the page"], ["⇧D", "drop the rest of this list"]]],
  ["Find", [["/", "search"], ["F", "only this source, and back"], ["Esc", "clear, back to the list"]]],
  ["Everywhere", [["U ⇧U", "take back, do again"], ["[ ]", "view before, after"], ["?", "this list"]]],
];
export const lists = [...LISTS];

// A view adds its own keys to the list behind "?".
export function describe(title, keys) {
  if (!lists.some(([name]) => name === title)) lists.splice(-1, 0, [title, keys]);
}
