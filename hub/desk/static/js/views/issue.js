// The issue: an outline that is moved by key or by drag, words edited where they are, and the mail beside it.
import { button, el, fill, kbd, say } from "../dom.js";
import { newKey, read, write } from "../api.js";
import { describe, prefs } from "../keys.js";
import * as choices from "../issue/choices.js";
import { clamp, itemAt, makeDraft, places, same, titleAt } from "../issue/draft.js";
import { makeEditor } from "../issue/editor.js";
import { makeMail } from "../issue/mail.js";
import { makeOutline } from "../issue/outline.js";
import { dayWords, gettext, ngettext, number } from "../words.js";

const ITEM_FIRST = gettext("Choose an item first, not its section.");
const STATUS = { draft: gettext("draft"), ready: gettext("ready"), sent: gettext("sent") };
const LOOK = 2000;   // how often to see whether another program has saved the file

describe(gettext("Issue"), [["↑ ↓", gettext("item")], ["Enter E", gettext("edit the title, the words")], ["Tab", gettext("from the title to the words")], ["Alt ↑ ↓", gettext("move; with ⇧ by section")], ["S", gettext("to a section")], ["M", gettext("join with another")], ["L", gettext("put off")], ["D", gettext("take out")], ["B", gettext("bring back")], ["N", gettext("new item")], ["C", gettext("choose one that is kept or waits")], ["A", gettext("address, line under the title")], ["R", gettext("ready to send, and a draft again")], ["F", gettext("next finding")], ["V", gettext("next face of the mail")]]);

const dayOf = (day, status) => `${dayWords(day)}, ${STATUS[status]}`;

export default function issue(desk, root) {
  let view = null;
  async function enter(day) {
    view?.leave();
    fill(root, el("p", { class: "none" }, gettext("Reading the issue …")));
    const answer = await read("issue/issue", day ? { day } : {});
    view = answer.text === undefined ? none(answer) : paintedIssue(root, answer, enter);
    view.open(true);
  }
  // An issue without a draft: one button.
  function none(answer) {
    const start = button(gettext("Compose the draft"), "", async () => {
      start.disabled = true;
      const draft = makeDraft(answer, ({ kind, words }) => {
        if (kind === "refused") fill(root.querySelector(".lead"), words);
        if (kind === "saved") enter(draft.day);
      });
      draft.start(false, gettext("Composed"));
    }, { class: "main" });
    const others = answer.days.map(({ day, status }) => el("li", {}, el("button", { type: "button", class: "link", onclick: () => enter(day) }, dayOf(day, status))));
    fill(root, el("div", { class: "page" }, el("h1", { tabindex: "-1" }, answer.name), el("p", { class: "lead" }, gettext("There is no draft yet. It begins with what is kept.")), el("p", {}, start), others.length ? el("div", {}, el("h2", {}, gettext("Other issues")), el("ul", {}, others)) : null));
    return { day: answer.day, open: () => start.focus(), leave() {}, undo() {} };
  }
  return {
    hint: gettext("Enter edits, Alt and the arrows move, U takes back. Every change is in the file at once."),
    async open(focus, day, rule) {
      if (!view || (day && day !== view.day)) await enter(day ?? "");
      else view.open(focus);
      if (rule) view.leadTo?.(rule);
    },
    undo: (again) => view?.undo(again),
  };
}

function paintedIssue(root, answer, enter) {
  const draft = makeDraft(answer, told);
  let findings = [], turn = -1, isStale = false, wanted = "";

  // ---- the frame
  const saved = el("p", { class: "saved" });
  const problems = el("section", { class: "problems", "aria-labelledby": "problems-h" });
  const head = el("div", { class: "mailhead" });
  const aside = el("section", { class: "aside", "aria-labelledby": "aside-h" });
  const tools = el("div", { class: "acts tools", role: "toolbar", "aria-label": gettext("Change the chosen item") });
  const outline = makeOutline(draft, () => findings, { select, editField: (field) => editor.open(field), focus: () => outline.focus(), moveTo });
  const mail = makeMail(draft, (number) => select(places(draft).filter(({ i }) => i >= 0)[number] ?? draft.at), noticed);
  const editor = makeEditor(draft, outline, { head, commit, typed: (given) => mail.look(given, true), ended: () => { if (isStale && !editor.isOpen()) paint(); }, paint });
  const see = el("button", { type: "button", class: "only-narrow see", "aria-pressed": "false", onclick: () => { const isOn = split.classList.toggle("seemail"); see.textContent = isOn ? gettext("See the draft") : gettext("See the mail"); see.setAttribute("aria-pressed", String(isOn)); mail.paint(); } }, gettext("See the mail"));
  const split = el("div", { class: "split" }, el("div", { class: "left" }, el("div", { class: "meta" }, saved, see), problems, el("div", { class: "scroll" }, head, outline.tree, aside), tools), mail.pane);
  const days = el("select", { "aria-label": gettext("Issue"), onchange: (event) => enter(event.target.value) }, draft.days.map(({ day, status }) => el("option", { value: day, selected: day === draft.day }, dayOf(day, status))));
  fill(root, el("h1", { class: "vh" }, draft.name), split);
  const clock = setInterval(follow, LOOK);

  // ---- painting
  function paint() {
    isStale = false;
    if (draft.broken) return paintBroken();
    split.classList.remove("broken");
    clamp(draft);
    outline.paint();
    editor.paintHead();
    paintFindings();
    paintTools();
    paintAside();
    paintSaved();
  }
  function paintSaved() {
    for (const one of days.options) if (one.value === draft.day) one.textContent = dayOf(draft.day, draft.status);
    const isReady = draft.status === "ready", status = draft.status === "sent" ? null : button(isReady ? gettext("Back to draft") : gettext("Ready to send"), "R", ready);
    const add = draft.waits ? el("button", { type: "button", class: "link", onclick: addKept }, ngettext("Add {count} item kept since", "Add {count} items kept since", draft.waits)) : null;
    fill(saved, draft.days.length > 1 ? days : null, " ", el("strong", {}, draft.path), " · ", draft.isBusy() ? gettext("saving") : draft.status === "sent" ? gettext("sent: readers have it, and it is only read here") : draft.text === draft.since ? gettext("as you opened it") : gettext("changed, and saved"), add ? " · " : null, add, " ", status, isReady ? [" ", el("a", { href: `#send/${draft.day}` }, gettext("Send it"))] : null);
  }
  function paintFindings() {
    const errors = findings.filter(({ level }) => level === "error").length;
    const first = !findings.length ? "" : [errors && ngettext("{count} must be fixed", "{count} must be fixed", errors), gettext("first: {finding}", { finding: findings[0].message })].filter(Boolean).join("; ");
    fill(problems, el("details", { open: problems.firstChild?.open ?? false }, el("summary", {}, el("h2", { id: "problems-h" }, findings.length ? ngettext("{count} finding", "{count} findings", findings.length) : gettext("No findings")), el("span", {}, first), findings.length ? kbd("F") : null),
      el("ul", {}, findings.map((one, n) => el("li", {}, el("button", { type: "button", class: `link ${one.level}`, onclick: () => lead(n) }, el("b", {}, one.rule), ` ${one.message}`), one.fix ? el("small", {}, ` ${one.fix}`) : null)))));
  }
  function noticed(found) {
    const isError = ({ level }) => level === "error";
    findings = [...found.filter(isError), ...found.filter((one) => !isError(one))];
    paintFindings();
    if (!draft.broken && !editor.isOpen()) outline.paint();
    const n = wanted ? findings.findIndex(({ rule }) => rule === wanted) : -1;
    wanted = "";
    if (n >= 0) lead(n);
  }
  function paintTools() {
    const isItem = draft.at.i >= 0, list = [["↑", "Alt+ArrowUp", () => move(-1), true, gettext("Move up")], ["↓", "Alt+ArrowDown", () => move(1), true, gettext("Move down")], [gettext("Edit"), "Enter", () => editor.open("title"), true], [gettext("Section"), "S", toSection, isItem], [gettext("Join"), "M", join, isItem], [gettext("Later"), "L", putOff, isItem], [gettext("Out"), "D", () => out(), isItem], [gettext("Address"), "A", address, isItem], [gettext("New"), "N", fresh, draft.sections.length], [gettext("Choose"), "C", choose, draft.status === "draft"], [gettext("Bring back"), "B", () => back(0), draft.out.length]];
    fill(tools, list.map(([label, key, act, isOn, name]) => el("button", { type: "button", disabled: !isOn, "aria-label": name, title: name, "aria-keyshortcuts": key, onclick: act }, label, name ? null : kbd(key === "Enter" ? "⏎" : key))));
  }
  function paintAside() {
    aside.hidden = !draft.out.length;
    fill(aside, el("h2", { id: "aside-h" }, gettext("Not in this issue")), el("ul", {}, draft.out.map((one, n) => el("li", {}, el("span", {}, one.title), el("small", {}, " · ", one.from !== draft.day ? gettext("put off on {day}", { day: dayWords(one.from) }) : one.until ? gettext("put off to {day}", { day: dayWords(one.until) }) : gettext("taken out")), " ", el("button", { type: "button", class: "link", "aria-label": gettext("Bring back {title}", { title: one.title }), onclick: () => back(n) }, gettext("Bring back"))))));
  }
  // A text that is no issue: the words in one field, with what is wrong.
  function paintBroken() {
    const box = el("textarea", { "aria-label": gettext("The text of the file"), spellcheck: "false", value: draft.text });
    const words = el("div", { class: "broken" }, box, el("div", { class: "ends" }, button(gettext("Save"), "", () => draft.restore({ base: draft.text, text: box.value }, gettext("Text changed")), { class: "main" })));
    findings = draft.broken;
    paintFindings();
    split.classList.add("broken");
    fill(head, words);
    fill(tools);
    fill(outline.tree);
    aside.hidden = true;
    paintSaved();
  }

  // ---- what the server said
  function told(what) {
    if (what.kind === "busy") {
      mail.wait();
      return;
    }
    if (what.kind === "idle") {
      isStale = editor.isOpen();
      if (isStale) [paintSaved, paintTools, paintAside].forEach((each) => each());
      else paint();
      mail.look();
      return;
    }
    if (what.kind === "refused") {
      editor.close();
      paint();
      mail.look();
    }
    if (what.kind === "clash") choices.between(what.clashes, (chosen) => {
      if (chosen) draft.restore({ base: what.base, text: what.mine, theirs: what.theirs, chosen }, what.says);
      else draft.reload();
    });
    if (what.words || what.says) say(what.words ?? what.says);
  }
  async function follow() {
    if (root.hidden || editor.isOpen() || draft.isBusy() || document.querySelector("dialog")) return;
    if (!await draft.hasChanged().catch(() => false) || editor.isOpen()) return;
    await draft.reload();
    say(gettext("The file was saved by another program; you see it as it is now."));
  }

  // ---- choosing and moving
  function select(at, isFocused = true) {
    outline.select(at, isFocused);
    paintTools();
    point(true);
  }
  function point(moves) {
    const items = places(draft).filter(({ i }) => i >= 0);
    mail.point(items.findIndex((at) => same(at, draft.at)), moves);
  }
  const here = () => ({ section: draft.at.s, item: Math.max(0, draft.at.i), expects: draft.at.i < 0 ? "" : itemAt(draft, draft.at).title });
  // Shows an edit at once: `change` does it to the outline; the server does it to the file.
  function act(kind, given, says, change) {
    const done = draft.edit(kind, given, says);
    change?.();
    paint();
    outline.focus();
    say(says);
    return done;
  }
  function moveTo(from, to) {
    if (from.i < 0) {
      return act("move-section", { section: from.s, to_section: to.s }, gettext("{section} is now section {number}", { section: draft.sections[from.s].title, number: number(to.s + 1) }), () => {
        draft.sections.splice(to.s, 0, ...draft.sections.splice(from.s, 1));
        draft.at = { ...to };
      });
    }
    const { title, words } = itemAt(draft, from);
    return act("move-item", { section: from.s, item: from.i, expects: title, to_section: to.s, to_item: to.i }, gettext("“{title}” is now {number} in {section}", { title: words, number: number(to.i + 1), section: draft.sections[to.s].title }), () => {
      draft.sections[to.s].items.splice(to.i, 0, ...draft.sections[from.s].items.splice(from.i, 1));
      draft.at = { ...to };
    });
  }
  function move(step, isWide = false) {
    const { s, i } = draft.at, last = draft.sections.length - 1, count = (n) => draft.sections[n].items.length;
    if (i < 0) return s + step < 0 || s + step > last ? say(gettext("It is at the end")) : moveTo(draft.at, { s: s + step, i: -1 });
    const inside = i + step;
    if (!isWide && inside >= 0 && inside < count(s)) return moveTo(draft.at, { s, i: inside });
    if (s + step < 0 || s + step > last) return say(gettext("It is at the end"));
    return moveTo(draft.at, { s: s + step, i: step > 0 ? 0 : count(s + step) });
  }
  function toSection() {
    if (draft.at.i < 0) return say(ITEM_FIRST);
    const from = { ...draft.at };
    choices.choose(gettext("To which section?"), draft.sections.map(({ title }) => title), (s) => moveTo(from, { s, i: draft.sections[s].items.length - (s === from.s ? 1 : 0) }), from.s);
  }

  // ---- words
  function commit(at, field, words) {
    const line = words.split(/\s+/).filter(Boolean).join(" ");
    const says = { title: gettext("Title changed"), blurb: gettext("Words changed"), subject: gettext("Subject changed"), preheader: gettext("Preheader changed"), note: gettext("Note changed") }[field];
    if (!at) {
      if (words === draft[field]) return;
      draft.edit("rewrite", { field, words }, says);
      draft[field] = field === "note" ? words : line;
    } else if (at.i < 0) {
      if (!line || line === draft.sections[at.s].title) return;
      draft.edit("rewrite-section", { section: at.s, field, words }, gettext("Section renamed"));
      draft.sections[at.s].title = line;
    } else {
      const item = itemAt(draft, at);
      if (words === item[field] || (field === "title" && !line)) return;
      draft.edit("rewrite-item", { section: at.s, item: at.i, expects: item.title, field, words }, says);
      if (field === "blurb") item.blurb = words.trim();
      else if (item.title === item.words) item.title = item.words = line;
      else item.title = line;
    }
    paintSaved();
  }
  function address() {
    if (draft.at.i < 0) return say(ITEM_FIRST);
    const at = here(), item = itemAt(draft, draft.at);
    choices.lead(item, ({ url = item.url, source_line }) => {
      if (url !== item.url) act("rewrite-item", { ...at, field: "url", words: url }, gettext("Address changed"), () => { item.url = url; });
      if (source_line !== item.line) act("rewrite-item", { ...at, field: "source_line", words: source_line }, gettext("Line changed"), () => { item.line = source_line; });
    });
  }

  // ---- out, off, back, in, two made one
  function out(until) {
    if (draft.at.i < 0) return say(gettext("A section goes when its last item has gone and its heading is deleted in the file"));
    const { words } = itemAt(draft, draft.at), { s, i } = draft.at;
    act("take-out", { ...here(), until: until?.day ?? null }, until ? gettext("“{title}” is put off to {issue}", { title: words, issue: until.issue }) : gettext("“{title}” is taken out", { title: words }), () => draft.sections[s].items.splice(i, 1));
  }
  function putOff() {
    if (draft.at.i < 0) return say(ITEM_FIRST);
    choices.choose(gettext("Put off to which issue?"), draft.until.map(({ issue: day }, n) => (n ? day : gettext("{day}, the next one", { day }))), (n) => out(draft.until[n]));
  }
  function back(n) {
    const one = draft.out[n];
    if (!one) return say(gettext("Nothing is out"));
    const named = draft.sections.findIndex(({ title }) => title === one.section), s = named < 0 ? draft.sections.length - 1 : named;
    const item = draft.sections[s]?.items.length ?? 0;
    draft.edit("put-in", { section: s, item, words: one.text }, gettext("“{title}” is back in {section}", { title: one.title, section: draft.sections[s]?.title })).then(() => { if (!editor.isOpen()) select({ s, i: Math.min(item, draft.sections[s].items.length - 1) }); });
  }
  function join() {
    if (draft.at.i < 0) return say(ITEM_FIRST);
    const into = { ...draft.at }, words = (at) => new Set(titleAt(draft, at).toLowerCase().match(/\p{L}{3,}/gu));
    const mine = words(into), near = (at) => [...words(at)].filter((word) => mine.has(word)).length;
    const others = places(draft).filter((at) => at.i >= 0 && !same(at, into)).sort((one, other) => near(other) - near(one));
    choices.choose(gettext("Which other item tells this story?"), others.map((at) => titleAt(draft, at)), (n) => {
      const other = others[n], { words: told } = itemAt(draft, other);
      act("join", { ...here(), to_section: other.s, to_item: other.i }, gettext("“{title}” is now told in “{other}”", { title: told, other: titleAt(draft, into) }), () => {
        draft.sections[other.s].items.splice(other.i, 1);
        if (other.s === into.s && other.i < into.i) draft.at = { s: into.s, i: into.i - 1 };
      });
    });
  }
  function fresh() {
    const { s, i } = draft.at;
    if (draft.sections[s]) choices.fresh(draft.sections[s].title, (given) => act("add", { section: s, item: i + 1, ...given }, gettext("“{title}” added", { title: given.words }), () => {
      draft.sections[s].items.splice(i + 1, 0, { title: given.words, words: given.words, url: given.url, line: given.source_line, blurb: given.blurb, again: "" });
      draft.at = { s, i: i + 1 };
    }));
  }
  async function choose() {
    const all = await read("issue/offers", { day: draft.day });
    if (!all.length) return say(gettext("Nothing is kept that is in no issue, and nothing waits"));
    choices.find(gettext("What shall be in this issue?"), all, async ({ n, title, url }) => {
      if (n) {
        const answer = await write("inbox/decide", { step: newKey(), to: "kept", numbers: [n] });
        if (answer.refused || answer.asks) return told({ kind: "refused", words: answer.refused || answer.asks });
      }
      draft.edit("choose", { url }, n ? gettext("“{title}” added, and kept", { title }) : gettext("“{title}” added", { title }));
    });
  }
  const addKept = () => draft.start(true, gettext("Added what was kept since"));

  // ---- ready, or not
  function ready() {
    const errors = findings.filter(({ level }) => level === "error").length;
    if (draft.status === "ready") return mark("draft", gettext("It is a draft again"));
    if (!errors) return mark("ready", gettext("The file says that it is ready to send"));
    lead(0);
    say(`${ngettext("Not ready: {count} finding must be fixed first.", "Not ready: {count} findings must be fixed first.", errors)} ${findings[0].message}; ${findings[0].fix}`);
  }
  const mark = (words, says) => draft.edit("status", { words }, says);

  // ---- findings lead to their place
  function lead(n) {
    if (!findings.length) return say(gettext("No findings"));
    turn = n ?? (turn + 1) % findings.length;
    const { message, fix, place } = findings[turn];
    say(`${gettext("{number} of {all}", { number: number(turn + 1), all: number(findings.length) })}: ${message}; ${fix}`);
    if (!place) {
      problems.querySelector("details").open = true;
      return problems.querySelectorAll("li button")[turn].focus();
    }
    if (place.section < 0) return document.getElementById(`head-${place.field}`)?.focus();
    select({ s: place.section, i: place.item });
    if (["title", "blurb"].includes(place.field)) editor.open(place.field);
  }

  // ---- keys
  root.addEventListener("keydown", keyed);
  function keyed(event) {
    if (event.target.closest("input, textarea, select, dialog") || draft.broken) return;
    const isTree = outline.tree.contains(event.target), step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (isTree && event.altKey && step) {
      event.preventDefault();
      return move(step, event.shiftKey);
    }
    if (isTree && !event.altKey && !event.ctrlKey && !event.metaKey && (step || ["Home", "End", "Enter"].includes(event.key))) {
      event.preventDefault();
      return event.key === "Enter" ? editor.open("title") : walk(step, event.key);
    }
    if (!prefs.isOn || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.matches("button, a, summary, iframe") && ["Enter", " "].includes(event.key)) return;
    const acts = { j: () => walk(1), k: () => walk(-1), e: () => editor.open(draft.at.i < 0 ? "title" : "blurb"), s: toSection, m: join, l: putOff, d: () => out(), a: address, n: fresh, c: choose, b: () => back(0), r: ready, f: () => lead(), v: () => say(gettext("Seen as: {face}", { face: mail.turn(event.shiftKey ? -1 : 1) })), u: () => undo(event.shiftKey) };
    const chosen = acts[event.key.toLowerCase()];
    if (!chosen) return;
    event.preventDefault();
    chosen();
  }
  function walk(step, key) {
    const all = places(draft), now = all.findIndex((at) => same(at, draft.at));
    const next = { Home: 0, End: all.length - 1 }[key] ?? Math.max(0, Math.min(all.length - 1, now + step));
    if (all[next]) select(all[next]);
  }
  function undo(again) {
    editor.close();
    draft.undo(again).then(() => { if (!editor.isOpen()) outline.focus(); });
  }

  let wasOpen = false;
  return {
    day: draft.day,
    // Leads to a finding once it is known again.
    leadTo: (rule) => { wanted = rule; },
    async open(isFocused) {
      if (wasOpen && !draft.isBusy()) await draft.reload();     // what was kept at the inbox meanwhile is counted
      wasOpen = true;
      paint();
      mail.look();
      if (isFocused && !draft.broken) outline.focus();
    },
    undo,
    leave() {
      clearInterval(clock);
      root.removeEventListener("keydown", keyed);
    },
  };
}
