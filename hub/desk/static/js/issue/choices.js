// What the issue asks in a dialog: which of some, a new item, where an item leads, and which of two texts.
import { ask, button, el } from "../dom.js";

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
  const words = el("input", { type: "search", "aria-label": "Words of its title", oninput: paint });
  const dialog = ask(question, el("div", {}, words, count, list), { wide: true, onclose: (answer) => { if (answer !== "") then(all[Number(answer)]); } });
  function paint() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = [...all.entries()].filter(([, { title, says }]) => wanted.every((word) => `${title} ${says}`.toLowerCase().includes(word)));
    count.textContent = `${found.length} of ${all.length}${found.length > most ? `, the first ${most} are shown` : ""}`;
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
    el("div", { class: "ends" }, el("button", { value: "done", class: "main" }, verb), el("button", { type: "button", onclick: () => dialog.close("") }, "Cancel")));
  const dialog = ask(question, body, { wide: true, onclose: (answer) => { if (answer === "done") then(Object.fromEntries(new FormData(body))); } });
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close("done");
  });
  body.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) body.requestSubmit(); });
  body.elements[0].focus();
}

export const fresh = (section, then) => form(`New item in ${section}`, [["words", "Title", { required: true }], ["url", "Address, if it has one", { type: "url" }], ["source_line", "Line under the title, if any"], ["blurb", "Words", { rows: 4 }]], "Add", then);

export const lead = (item, then) => form(`Where “${item.words}” leads`, [["url", "Address", { type: "url", value: item.url, disabled: item.title !== item.words }], ["source_line", "Line under the title", { value: item.line }]], "Save", then);

// Both texts of each place that both have changed, and a field for what shall stand; `then` gets the texts.
export function between(clashes, then) {
  const fields = clashes.map(({ mine }) => el("textarea", { rows: Math.min(12, mine.split("\n").length + 1), "aria-label": "What shall stand", value: mine }));
  const places = clashes.map(({ mine, theirs, line }, n) => el("section", { class: "clash" }, el("p", { class: "soft" }, `From line ${line} of the file`),
    el("div", { class: "sides" }, el("div", {}, el("h3", {}, "Here"), el("pre", {}, mine || "(nothing)")), el("div", {}, el("h3", {}, "In the file"), el("pre", {}, theirs || "(nothing)"))),
    el("h3", {}, "What shall stand?"), fields[n], el("div", { class: "ends" }, button("Mine", "", () => { fields[n].value = mine; }), button("The file’s", "", () => { fields[n].value = theirs; }))));
  const dialog = ask("Two hands on one text", el("div", {}, el("p", {}, "It was changed here and in the file. Nothing is saved until you choose."), places,
    el("div", { class: "ends" }, button("Save this", "", () => dialog.close("done"), { class: "main" }), button("Leave the file as it is", "", () => dialog.close("")))), { wide: true, onclose: (answer) => then(answer === "done" ? fields.map((one) => one.value) : null) });
  fields[0].focus();
}
