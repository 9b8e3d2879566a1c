// Words edited where they are: the mail follows each letter, and leaving the field is one step.
import { el, fill } from "../dom.js";
import { gettext, number } from "../words.js";
import { itemAt, same } from "./draft.js";

const LABELS = { section: gettext("Title of the section"), title: gettext("Title"), blurb: gettext("Words under the title, as Markdown") };
const HEAD = [["subject", gettext("Subject"), 1], ["preheader", gettext("Preheader"), 2], ["note", gettext("Note"), 2]];

// `acts` has the element `head` for the fields of the mail, and what happens: `typed`, `commit`, `ended`, `paint`.
export function makeEditor(draft, outline, acts) {
  const { head } = acts;
  let open = null, isPressed = false;

  for (const [type, value] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]]) addEventListener(type, () => { isPressed = value; }, true);

  function editField(field) {
    if (open) close();
    const span = outline.here()?.querySelector(`[data-field=${field}]`);
    if (!span) return;
    const at = { ...draft.at }, value = at.i < 0 ? draft.sections[at.s].title : itemAt(draft, at)[field];
    const box = el("textarea", { class: `edit ${span.className}`, rows: 1, "aria-label": LABELS[at.i < 0 ? "section" : field], value });
    open = { field, at, box, value };
    span.replaceWith(box);
    const grow = () => {
      box.style.height = "auto";
      box.style.height = `${box.scrollHeight}px`;
    };
    grow();
    box.focus();
    box.setSelectionRange(value.length, value.length);
    box.addEventListener("input", () => {
      grow();
      acts.typed(given(at, field, box.value));
    });
    box.addEventListener("keydown", (event) => keyed(event, field));
    box.addEventListener("blur", () => { if (open?.box === box) close(true); });
  }
  function keyed(event, field) {
    if (event.isComposing) return;
    const isDone = event.key === "Escape" || (event.key === "Enter" && (field !== "blurb" || event.ctrlKey || event.metaKey));
    const other = event.key === "Tab" && !event.ctrlKey && draft.at.i >= 0 && (event.shiftKey ? field === "blurb" && "title" : field === "title" && "blurb");
    if (!isDone && !other) return;
    event.preventDefault();
    event.stopPropagation();
    close();
    outline.focus();
    if (other) editField(other);
  }
  // What is typed counts the moment the field is left; only the painting waits where a click is under way.
  function close(isLater = false) {
    if (!open) return;
    const { field, at, box } = open;
    open = null;
    acts.commit(at, field, box.value);
    const show = () => {
      if (isPressed) return setTimeout(show, 60);
      if (!open || !same(open.at ?? {}, at)) acts.paint();
    };
    if (isLater) setTimeout(show);
    else show();
  }
  const given = (at, field, words) => (at ? { kind: at.i < 0 ? "rewrite-section" : "rewrite-item", section: at.s, item: Math.max(0, at.i), field, words } : { kind: "rewrite", field, words });

  function left({ dataset, value }) {
    acts.commit(null, dataset.field, value);
    setTimeout(acts.ended, 80);
  }

  // A window that is closed would take along what is being typed.
  addEventListener("beforeunload", (event) => {
    const field = isHeadOpen() ? document.activeElement : null;
    if ((open && open.box.value !== open.value) || (field && field.value !== draft[field.dataset.field])) event.preventDefault();
  });

  // ---- subject, preheader and note, above the outline
  const isHeadOpen = () => head.contains(document.activeElement) && Boolean(document.activeElement.dataset.field);
  function paintHead() {
    if (isHeadOpen()) return;
    fill(head, HEAD.map(([field, label, rows]) => el("div", { class: "line" }, el("label", { for: `head-${field}` }, label), el("textarea", { id: `head-${field}`, rows, value: draft[field], placeholder: field === "note" ? gettext("What is this issue about? Two sentences, in your words.") : "", dataset: { field } }), el("small", { class: "count", "aria-hidden": "true" }, field === "note" ? "" : number(draft[field].length)))));
  }
  head.addEventListener("input", (event) => {
    const { field } = event.target.dataset;
    if (!field) return;
    acts.typed(given(null, field, event.target.value));
    const count = event.target.parentNode.querySelector(".count");
    if (count.textContent) count.textContent = number(event.target.value.length);
  });
  head.addEventListener("focusout", (event) => { if (event.target.dataset.field) left(event.target); });
  head.addEventListener("keydown", (event) => {
    if (!event.target.dataset.field || event.isComposing) return;
    if (event.key === "Escape" || (event.key === "Enter" && event.target.dataset.field !== "note")) {
      event.preventDefault();
      outline.focus();
    }
  });

  return { open: editField, close, paintHead, isOpen: () => Boolean(open) || isHeadOpen() };
}
