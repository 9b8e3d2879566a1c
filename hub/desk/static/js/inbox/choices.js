// The small questions about a candidate: its note, its section, its topics.
import { ask, el, kbd } from "../dom.js";
import { gettext } from "../words.js";

const ends = (label, close) => el("div", { class: "ends" }, el("button", { value: "save", class: "main" }, label), el("button", { type: "button", onclick: close }, gettext("Cancel")));

// Asks for a note; `answer` gets its words, unless the editor leaves it.
export function note(c, answer) {
  const field = el("textarea", { rows: 3, id: "note", "aria-describedby": "note-why" });
  field.value = c.note;
  const form = el("form", { method: "dialog" },
    el("label", { for: "note" }, gettext("Why it is worth reading")), field,
    el("p", { id: "note-why", class: "soft" }, gettext("It comes first in the issue, in your words. Enter saves and keeps, Shift+Enter is a new line, Esc leaves it.")),
    ends(gettext("Keep with this note"), () => dialog.close("")));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    dialog.close("save");
  });
  const dialog = ask(c.title, form, { onclose: (how) => { if (how === "save") answer(field.value.trim().replace(/\s+/g, " ")); } });
  field.focus();
}

// Asks for one of `sections`; a digit answers.
export function section(c, sections, answer) {
  const pick = (key) => dialog.close(key);
  const body = el("div", { class: "choices", role: "group", "aria-label": gettext("Section") }, sections.map(({ key, title }, i) =>
    el("button", { type: "button", "aria-pressed": String(c.section === key), "aria-keyshortcuts": String(i + 1), onclick: () => pick(key) }, kbd(String(i + 1)), ` ${title}`)));
  body.addEventListener("keydown", (event) => {
    const chosen = sections[Number(event.key) - 1];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!chosen && !step) return;
    event.preventDefault();
    if (chosen) return pick(chosen.key);
    const all = [...body.children];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
  const dialog = ask(gettext("Keep in which section?"), body, { onclose: (key) => { if (key) answer(key); } });
  (body.querySelector("[aria-pressed=true]") ?? body.firstChild).focus();
}

// Asks which of `topics` it has; digits tick the first nine.
export function topics(c, topics_, answer) {
  const boxes = topics_.map(({ key, title }, i) => el("label", {}, el("input", { type: "checkbox", value: key, checked: c.topics.includes(key) }), i < 9 && kbd(String(i + 1)), ` ${title}`));
  const form = el("form", { method: "dialog" }, el("div", { class: "choices many" }, boxes), ends(gettext("Save"), () => dialog.close("")));
  form.addEventListener("keydown", (event) => {
    const box = boxes[Number(event.key) - 1];
    if (box) {
      event.preventDefault();
      box.firstChild.click();
      box.firstChild.focus();
    }
    if (event.key === "Enter" && event.target.type === "checkbox") {
      event.preventDefault();
      dialog.close("save");
    }
  });
  const dialog = ask(gettext("Topics"), form, { onclose: (how) => {
    if (how === "save") answer(boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => box.value));
  } });
  boxes[0]?.firstChild.focus();
}
