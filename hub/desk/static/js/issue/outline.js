// The outline: a tree of sections and their items, moved by a grip with mouse or finger.
import { el } from "../dom.js";
import { gettext, ngettext } from "../words.js";
import { itemAt, places, same } from "./draft.js";

const EDGE = 40, SCROLL = 12;   // pixels: where dragging scrolls, and how far at each move
const LINK = /\[([^\]]+)\]\([^)]*\)/g;

export const idOf = (at) => `place-${at.s}-${at.i}`;
const grip = () => el("span", { class: "grip", "aria-hidden": "true", title: gettext("Drag to move") }, "⠿");
const shown = (markdown) => markdown.replace(LINK, "$1").replace(/\\([!-/:-@[-\x60{-~])/g, "$1");

function node(draft, at, findings) {
  const section = draft.sections[at.s], item = itemAt(draft, at), isHere = same(at, draft.at);
  const common = { role: "treeitem", id: idOf(at), tabindex: isHere ? "0" : "-1", "aria-selected": String(isHere), dataset: { s: at.s, i: at.i } };
  if (at.i < 0) return el("div", { ...common, class: "sec", "aria-level": "1", "aria-expanded": "true", "aria-posinset": at.s + 1, "aria-setsize": draft.sections.length }, grip(), el("span", { class: "w", dataset: { field: "title" } }, section.title), el("small", {}, section.items.length ? ngettext("{count} item", "{count} items", section.items.length) : section.intro ? gettext("words only") : gettext("empty")));
  const count = findings.filter(({ place }) => place?.section === at.s && place.item === at.i).length;
  const line = item.line || count ? el("span", { class: "line-of" }, shown(item.line), count ? el("span", { class: "flag" }, ngettext("{count} finding", "{count} findings", count)) : null) : null;
  return el("div", { ...common, class: "item", "aria-level": "2", "aria-posinset": at.i + 1, "aria-setsize": section.items.length }, grip(),
    el("span", { class: "words" }, el("span", { class: "t w", dataset: { field: "title" } }, item.words), line, el("span", { class: `b w${item.blurb ? "" : " blank"}`, dataset: { field: "blurb" } }, item.blurb ? shown(item.blurb).replace(/\n(?!\n)/g, " ") : gettext("No words yet"))));
}

export function makeOutline(draft, findings, acts) {
  const tree = el("div", { role: "tree", class: "tree", "aria-label": gettext("Sections and items"), id: "tree" });
  let drag = null;

  const here = () => document.getElementById(idOf(draft.at));
  function focus() {
    const one = here();
    one?.focus({ preventScroll: true });
    one?.scrollIntoView({ block: "nearest" });
  }
  function paint() {
    const isHeld = tree.contains(document.activeElement), top = tree.parentNode?.scrollTop;
    tree.replaceChildren(...places(draft).map((at) => node(draft, at, findings())));
    if (tree.parentNode) tree.parentNode.scrollTop = top;
    if (isHeld) focus();
  }
  function select(at, isFocused = true) {
    const old = here();
    old?.setAttribute("tabindex", "-1");
    old?.setAttribute("aria-selected", "false");
    draft.at = at;
    const one = here();
    one?.setAttribute("tabindex", "0");
    one?.setAttribute("aria-selected", "true");
    if (isFocused) focus();
  }
  const placeOf = (one) => ({ s: Number(one.dataset.s), i: Number(one.dataset.i) });

  tree.addEventListener("click", (event) => {
    const one = event.target.closest("[role=treeitem]");
    if (!one || event.target.matches("textarea")) return;
    const at = placeOf(one), wasHere = same(at, draft.at), { field } = event.target.dataset;
    acts.select(at, !field);
    if (field && (wasHere || event.detail === 2)) acts.editField(field);
    else acts.focus();
  });

  // ---- dragging: the grip alone, so that a finger on the words scrolls
  const unmark = () => { for (const one of tree.querySelectorAll(".over, .under, .dragged")) one.classList.remove("over", "under", "dragged"); };
  tree.addEventListener("pointerdown", (event) => {
    const one = event.target.closest(".grip")?.parentNode;
    if (!one || event.button) return;
    event.preventDefault();
    acts.select(placeOf(one));
    drag = { from: { ...draft.at }, to: null };
    tree.setPointerCapture(event.pointerId);
    here().classList.add("dragged");
  });
  tree.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const pane = tree.parentNode, box = pane.getBoundingClientRect();
    if (event.clientY < box.top + EDGE) pane.scrollTop -= SCROLL;
    else if (event.clientY > box.bottom - EDGE) pane.scrollTop += SCROLL;
    const rows = [...tree.children].filter((one) => drag.from.i >= 0 || one.dataset.i === "-1");
    unmark();
    here()?.classList.add("dragged");
    const hit = rows.findLast((one) => event.clientY >= one.getBoundingClientRect().top);
    if (!hit) return;
    const { top, height } = hit.getBoundingClientRect(), at = placeOf(hit), isLow = at.i < 0 || event.clientY > top + height / 2;
    hit.classList.add(isLow ? "under" : "over");
    if (drag.from.i < 0) drag.to = { s: at.s, i: -1 };
    else {
      const i = at.i < 0 ? 0 : at.i + (isLow ? 1 : 0);
      drag.to = { s: at.s, i: at.s === drag.from.s && i > drag.from.i ? i - 1 : i };
    }
  });
  function drop(isMeant) {
    if (!drag) return;
    const { from, to } = drag;
    drag = null;
    unmark();
    if (isMeant && to && !same(from, to)) acts.moveTo(from, to);
  }
  tree.addEventListener("pointerup", () => drop(true));
  tree.addEventListener("pointercancel", () => drop(false));
  tree.addEventListener("keydown", (event) => { if (event.key === "Escape") drop(false); });

  return { tree, paint, select, focus, here };
}
