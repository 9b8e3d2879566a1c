// The mail beside the outline: as several programs show it, as text, in the list of an inbox, and what changes in the file.
import { el, fill, say } from "../dom.js";
import { Refused } from "../api.js";
import { gettext } from "../words.js";

const SOON = 60, TYPING = 250;   // milliseconds after a change, and after a letter
const NEAR = 2;                  // unchanged lines that are shown around a changed one
export const FACES = [["light", gettext("Wide")], ["narrow", gettext("Narrow")], ["dark", gettext("Dark colors")], ["forced", gettext("Forced dark")], ["text", gettext("Plain text")], ["row", gettext("In an inbox")], ["file", gettext("File")]];
const INBOXES = [[gettext("On a wide screen"), 760, 78], [gettext("On a phone"), 340, 38], [gettext("In a notice"), 220, 28]];

// `pick` chooses an item by its number among all items; `found` gets the findings.
export function makeMail(draft, pick, found) {
  const frame = el("iframe", { title: gettext("The mail"), sandbox: "allow-same-origin", src: "/api/issue/frame", class: "mail", tabindex: "0" });
  const plain = el("pre", { class: "plain", tabindex: "0", role: "region", "aria-label": gettext("The mail as plain text") });
  const file = el("div", { class: "difference", tabindex: "0", role: "region", "aria-label": gettext("What changes in the file") });
  const rows = el("div", { class: "inboxrows", tabindex: "0", role: "region", "aria-label": gettext("The mail in the list of an inbox") });
  const faces = el("div", { class: "tabs faces", role: "group", "aria-label": gettext("See the mail as") }, FACES.map(([key, label]) => el("button", { type: "button", class: "tab", dataset: { key }, onclick: () => show(key) }, label)));
  const old = el("p", { class: "old", hidden: true }, gettext("The file cannot be read now; this is the mail as it was."));
  const pane = el("div", { class: "right" }, faces, old, el("div", { class: "stage" }, frame, plain, file, rows));
  let face = "light", seen = null, at = -1, timer = 0, isAsking = false, wanted = null, painted = "";

  frame.addEventListener("load", () => {
    painted = "";
    frame.contentDocument.addEventListener("click", (event) => {
      event.preventDefault();
      const number = titles().findLastIndex((one) => one.getBoundingClientRect().top <= event.clientY + 4);
      if (number >= 0) pick(number);
    });
    paint();
  });
  const titles = () => [...frame.contentDocument?.querySelectorAll("h3") ?? []];

  function show(key) {
    face = key;
    paint();
  }
  function paint() {
    for (const one of faces.children) one.setAttribute("aria-pressed", String(one.dataset.key === face));
    const isMail = ["light", "narrow", "dark", "forced"].includes(face);
    for (const [one, isShown] of [[frame, isMail], [plain, face === "text"], [rows, face === "row"], [file, face === "file"]]) one.hidden = !isShown;
    old.hidden = !seen || Boolean(seen.isFresh);
    if (!seen) return;
    if (isMail) paintMail();
    else if (face === "text") plain.textContent = seen.text ?? "";
    else if (face === "row") paintRows();
    else paintFile();
  }
  function paintMail() {
    const page = frame.contentDocument, html = seen.mails?.[face === "dark" ? "dark" : "light"];
    frame.classList.toggle("slim", face === "narrow");
    if (!page?.body || !html) return;
    if (painted !== html) {
      const top = frame.contentWindow.scrollY;
      page.documentElement.innerHTML = html;
      page.documentElement.lang = seen.lang;
      page.documentElement.dir = seen.dir;
      painted = html;
      frame.contentWindow.scrollTo(0, top);
    }
    page.documentElement.style.filter = face === "forced" ? "invert(1) hue-rotate(180deg)" : "";
    page.documentElement.style.background = face === "forced" ? "#fff" : "";
    for (const one of page.images) one.style.filter = face === "forced" ? "invert(1) hue-rotate(180deg)" : "";
    point();
  }
  // Marks an item by its number among all items, and scrolls to it where it `moves`.
  function point(number = at, moves = false) {
    at = number;
    titles().forEach((one, each) => { one.style.outline = each === at ? "2px dashed" : ""; one.style.outlineOffset = "6px"; });
    const one = titles()[at];
    if (moves && one && !frame.hidden) frame.contentWindow.scrollTo({ top: one.getBoundingClientRect().top + frame.contentWindow.scrollY - 60 });
  }
  function paintRows() {
    fill(rows, INBOXES.map(([label, width, letters]) => {
      const row = el("div", { class: `irow${width < 700 ? " two" : ""}` }, el("b", {}, draft.sender), el("span", {}, el("strong", {}, draft.subject.length > letters ? `${draft.subject.slice(0, letters)}…` : draft.subject), el("i", {}, ` ${draft.preheader}`)));
      row.style.maxWidth = `${width}px`;
      return [el("p", { class: "soft" }, label), row];
    }));
  }
  function paintFile() {
    const lines = seen.difference ?? [], isChange = (line) => line?.[0] !== undefined && line[0] !== " ";
    if (!lines.some(isChange)) return fill(file, el("p", { class: "soft" }, gettext("The file is as it was when you opened it.")));
    const near = lines.map((_, n) => lines.slice(Math.max(0, n - NEAR), n + NEAR + 1).some(isChange));
    fill(file, lines.map((line, n) => {
      if (!near[n]) return near[n - 1] ? el("div", { class: "gap" }, "⋯") : null;
      const kind = { "+": "plus", "-": "minus" }[line[0]];
      return el("div", { class: kind }, kind ? el("span", { class: "vh" }, kind === "plus" ? gettext("new: ") : gettext("gone: ")) : null, line);
    }));
  }

  // What is shown is not yet that of the draft.
  const wait = () => { pane.dataset.busy = ""; };
  // Asks for the mail as it is now, or as it would be with an edit that is being typed; the last wish counts.
  function look(edit, isTyped = false) {
    wanted = { edit };
    wait();
    clearTimeout(timer);
    timer = setTimeout(ask, isTyped ? TYPING : SOON);
  }
  async function ask() {
    if (isAsking || !wanted) return;
    const { edit } = wanted;
    wanted = null;
    isAsking = true;
    try {
      const answer = await draft.look(edit);
      seen = { ...seen, isFresh: Boolean(answer.mails), ...answer };
      if (!edit) found(answer.findings);
      paint();
    } catch (error) {
      if (error instanceof Refused) say(error.message);
      else if (!(error instanceof TypeError)) throw error;      // the desk has ended; a write says so
    } finally {
      isAsking = false;
      if (wanted) ask();
      else if (!draft.isBusy()) delete pane.dataset.busy;       // what is being saved is looked at afterwards
    }
  }
  function turn(step) {
    const place = FACES.findIndex(([key]) => key === face);
    const [key, label] = FACES[(place + step + FACES.length) % FACES.length];
    show(key);
    return label;
  }
  return { pane, paint, point, look, turn, wait };
}
