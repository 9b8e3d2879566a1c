// What the issue asks in a dialog: which of some, a new item, where an item leads, and which of two texts.
import { ask, button, el } from "../dom.js";
import { gettext, number } from "../words.js";

// One of several, by a digit, an arrow or a click; `then` gets its number.
export function choose(question, labels, then, pressed = -1) {
  const dialog = ask(question, el("div", { class: "choices" }, labels.map((label, n) => el("button", { type: "button", "aria-pressed": n === pressed ? "true" : null, onclick: () => dialog.close(String(n)) }, n < 9 ? el("kbd", { "aria-hidden": "true" }, n + 1) : null, el("span", {}, label)))), { onclose: (answer) => { if (answer !== "") then(Number(answer)); } });
  const buttons = [...dialog.querySelectorAll(".choices button")];
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && buttons[event.key - 1]) {
      event.preventDefault();
      dialog.close(String(event.key - 1));
    }
  });
  (buttons[pressed] ?? buttons[0])?.focus();
}

// One of many, found by its words; `then` gets it.
export function find(question, all, then) {
  const most = 30;
  const list = el("div", { class: "choices found" }), count = el("p", { class: "soft", role: "status" });
  const words = el("input", { type: "search", "aria-label": gettext("Words of its title"), oninput: paint });
  const dialog = ask(question, el("div", {}, words, count, list), { wide: true, onclose: (answer) => { if (answer !== "") then(all[Number(answer)]); } });
  function paint() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...all.entries()].filter(([, { title, says }]) => wanted.every((word) => `${title} ${says}`.toLowerCase().includes(word)));
    const values = { number: number(found.length), all: number(all.length), most: number(most) };
    count.textContent = found.length > most ? gettext("{number} of {all}, the first {most} are shown", values) : gettext("{number} of {all}", values);
    list.replaceChildren(...found.slice(0, most).map(([n, { title, says }]) => el("button", { type: "button", onclick: () => dialog.close(String(n)) }, el("span", {}, title, " ", el("small", {}, says)))));
  }
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    list.querySelector("button")?.click();
  });
  paint();
  words.focus();
}

function form(question, fields, verb, then) {
  const body = el("form", { method: "dialog" }, fields.map(([name, label, props = {}]) => el("label", {}, label, el(props.rows ? "textarea" : "input", { name, ...props }))),
    el("div", { class: "ends" }, el("button", { value: "done", class: "main" }, verb), el("button", { type: "button", onclick: () => dialog.close("") }, gettext("Cancel"))));
  const dialog = ask(question, body, { wide: true, onclose: (answer) => { if (answer === "done") then(Object.fromEntries(new FormData(body))); } });
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close("done");
  });
  body.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) body.requestSubmit(); });
  body.elements[0].focus();
}

export const fresh = (section, then) => form(gettext("New item in {section}", { section }), [["words", gettext("Title"), { required: true }], ["url", gettext("Address, if it has one"), { type: "url" }], ["source_line", gettext("Line under the title, if any")], ["blurb", gettext("Words"), { rows: 4 }]], gettext("Add"), then);

export const lead = (item, then) => form(gettext("Where “{title}” leads", { title: item.words }), [["url", gettext("Address"), { type: "url", value: item.url, disabled: item.title !== item.words }], ["source_line", gettext("Line under the title"), { value: item.line }]], gettext("Save"), then);

// Both texts of each place that both have changed, and a field for what shall stand; `then` gets the texts.
export function between(clashes, then) {
  const fields = clashes.map(({ mine }) => el("textarea", { rows: Math.min(12, mine.split("\n").length + 1), "aria-label": gettext("What the file will say"), value: mine }));
  const places = clashes.map(({ mine, theirs, line }, n) => el("section", { class: "clash" }, el("p", { class: "soft" }, gettext("From line {line} of the file", { line: number(line) })),
    el("div", { class: "sides" }, el("div", {}, el("h3", {}, gettext("Here")), el("pre", {}, mine || gettext("(nothing)"))), el("div", {}, el("h3", {}, gettext("In the file")), el("pre", {}, theirs || gettext("(nothing)")))),
    el("h3", {}, gettext("What will the file say?")), fields[n], el("div", { class: "ends" }, button(gettext("Mine"), "", () => { fields[n].value = mine; }), button(gettext("The file’s"), "", () => { fields[n].value = theirs; }))));
  const dialog = ask(gettext("Two hands on one text"), el("div", {}, el("p", {}, gettext("It was changed here and in the file. Nothing is saved until you choose.")), places,
    el("div", { class: "ends" }, button(gettext("Save this"), "", () => dialog.close("done"), { class: "main" }), button(gettext("Leave the file as it is"), "", () => dialog.close("")))), { wide: true, onclose: (answer) => then(answer === "done" ? fields.map((one) => one.value) : null) });
  fields[0].focus();
}
