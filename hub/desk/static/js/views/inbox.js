// The inbox: sheets of candidates that fit the window whole, the text beside them, and one key for each decision.
import { ask, button, el, fill, say, trouble } from "../dom.js";
import { pending, read } from "../api.js";
import * as choices from "../inbox/choices.js";
import { listen } from "../inbox/keyboard.js";
import { makeReader } from "../inbox/reader.js";
import { bySource, repaint, row } from "../inbox/rows.js";
import { makeSheets } from "../inbox/sheets.js";
import { makeStore } from "../inbox/store.js";
import { gettext, ngettext, number } from "../words.js";

const GLANCE = 1000;   // milliseconds; a sheet that was on the screen for less is named again at the last look
const LOOK = 1000;     // how often to ask what others decided
const SEARCH = 200;    // after the last letter
const TABS = [["waiting", gettext("Waiting")], ["passed", gettext("Passed over")], ["later", gettext("Later")], ["kept", gettext("Kept")], ["dropped", gettext("Dropped")]];
const EMPTY = { passed: gettext("Nothing is passed over."), kept: gettext("Nothing is kept that is not sent."), later: gettext("Nothing is put off."), dropped: gettext("Nothing is dropped.") };

export default function inbox(desk, root) {
  let view = null;
  return {
    hint: gettext("A digit looks at a row, K keeps it, Space goes on. What you pass over is dropped only at the last look."),
    async open(focus) {
      if (!view) {
        fill(root, el("p", { class: "none" }, gettext("Reading the inbox …")));
        const waiting = read("inbox/candidates");
        const store = makeStore(await read("inbox/frame"));
        store.take(await waiting);
        view = paintedInbox(desk, root, store);
        view.open(focus);
        performance.mark("inbox");
        return;
      }
      view.open(focus);
    },
    undo: (again) => view?.undo(again),
  };
}

function paintedInbox(desk, root, store) {
  const { frame, counts } = store;
  const sheets = makeSheets(store), loaded = new Set(["waiting", "passed"]), selected = new Set();
  let shownAt = 0, searching = 0;

  // ---- the frame
  const list = el("div", { class: "sheet", role: "listbox", "aria-multiselectable": "true", "aria-label": gettext("Candidates"), id: "sheet" });
  const tabs = el("div", { class: "tabs", role: "group", "aria-label": gettext("Show") }, TABS.map(([state, label]) => el("button", { type: "button", class: "tab", onclick: () => show({ state }), dataset: { state } }, label, " ", el("b", {}))));
  const search = el("input", { type: "search", id: "words", "aria-label": gettext("Search titles and texts"), placeholder: gettext("Search"), autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
  const choice = (name, label, options) => el("select", { "aria-label": label, class: name, onchange: (event) => show({ [name]: event.target.value }, false) }, options.map(([value, words]) => el("option", { value }, words)));
  const source = choice("source", gettext("Source"), [["", gettext("Any source")], ...Object.entries(frame.sources).map(([key, { name }]) => [key, name])]);
  const topic = choice("topic", gettext("Topic"), [["", gettext("Any topic")], ...frame.topics.map(({ key, title }) => [key, title])]);
  const order = choice("order", gettext("Order"), [["newest", gettext("Newest first")], ["likely", gettext("Likeliest first")], ["source", gettext("By source")]]);
  const clear = button(gettext("Show all"), "Escape", () => show({ words: "", source: "", topic: "" }), { class: "clear", hidden: true });
  const where = el("p", { class: "where" });
  const track = el("div", { class: "track", "aria-hidden": "true" }, ["kept", "later", "dropped", "passed"].map((state) => el("i", { class: state })));
  const foot = el("div", { class: "foot" });
  const actions = { decide, note, section, topics, readFull, putOff, emptyWords, membersOf: sheets.membersOf, lead };
  const reader = makeReader(store, actions);
  const split = el("div", { class: "split" }, el("div", { class: "left" }, track, list, foot), el("div", { class: "right" }, reader.pane, reader.acts));
  fill(root, el("h1", { class: "vh" }, gettext("Inbox")), el("div", { class: "bar" }, tabs, el("div", { class: "narrow" }, search, source, topic, order, clear)), split);

  // ---- painting
  const titles = () => store.all.filter(store.isTitle).length;
  const countOf = (state) => {
    if (state === "passed") return titles();
    return state === "waiting" ? counts.waiting + counts.passed - titles() : counts[state];
  };
  function paintCounts() {
    for (const tab of tabs.children) {
      tab.setAttribute("aria-pressed", String(sheets.filter.state === tab.dataset.state));
      tab.lastChild.textContent = number(countOf(tab.dataset.state));
    }
    desk.count(counts.waiting + counts.passed);
    const mine = [...track.children], all = store.byNumber.size || 1;
    for (const part of mine) part.style.width = `${(100 * store.all.filter((c) => c.state === part.className).length) / all}%`;
    paintWhere();
  }
  const sheetOf = () => gettext("Sheet {number} of {all}", { number: number(sheets.sheet + 1), all: number(sheets.count) });
  const matches = () => ngettext("{count} match", "{count} matches", sheets.rows.length);
  function paintWhere() {
    const head = sheets.isLast ? gettext("Last look") : sheetOf();
    const words = sheets.isNarrowed ? matches() : sheets.isLast ? ngettext("{count} title", "{count} titles", sheets.rows.length) : sheets.filter.state === "waiting" ? ngettext("{count} to go", "{count} to go", countOf("waiting")) : "";
    fill(where, el("strong", {}, sheets.rows.length ? head : gettext("Nothing here")), words && " · ", words);
  }
  function paintFoot() {
    const isEnd = sheets.sheet === sheets.count - 1;
    if (sheets.isLast) {
      const count = sheets.rows.length;
      fill(foot, where, button(ngettext("Drop all {count}", "Drop all {count}", count), "⇧D", dropRest, { class: "main", disabled: !count }), button(gettext("Let them wait"), "", letWait, { disabled: !counts.passed }));
      return;
    }
    const isWaiting = sheets.filter.state === "waiting";
    fill(foot, where, button(isEnd && isWaiting ? gettext("Last look") : gettext("Next sheet"), "Space", next, { class: "main" }), button(gettext("Back"), "⇧Space", previous, { disabled: !sheets.sheet }),
      isWaiting && button(sheets.isNarrowed ? gettext("Drop these") : gettext("Drop the rest"), "⇧D", dropRest));
  }
  function rowOf(c, i) {
    return row(c, {
      place: sheets.sheet * sheets.per + i + 1, setSize: sheets.rows.length, digit: i < 9 && !sheets.isLast ? String(i + 1) : "",
      isTitle: sheets.isLast, isSelected: selected.has(c.n), others: sheets.filter.state === "waiting" ? sheets.membersOf(c).length - 1 : 0, me: frame.me, today: frame.today,
    });
  }
  function paintSheet(focus) {
    const shown = sheets.shown, rows = shown.map(rowOf);
    selected.clear();
    list.classList.toggle("last", sheets.isLast);
    split.classList.toggle("lastlook", sheets.isLast);
    fill(list, sheets.isLast ? bySource(shown, rows) : rows);
    if (!shown.length) list.append(el("div", { role: "option", class: "none", tabindex: "-1", "aria-selected": "false" }, emptyWords()));
    shownAt = performance.now();
    paintFoot();
    paintCounts();
    select(sheets.at, focus);
    if (!sheets.isLast) prefetch();
  }
  // The texts of this sheet, then of the next one.
  async function prefetch() {
    const { rows, sheet, per } = sheets;
    await reader.prefetch(sheets.shown);
    await reader.prefetch(rows.slice((sheet + 1) * per, (sheet + 2) * per));
  }
  function emptyWords() {
    if (sheets.isNarrowed) return gettext("Nothing fits the filter. Esc clears it.");
    return EMPTY[sheets.filter.state] ?? (titles() ? gettext("No sheet is left. What you passed over waits for your last look: press Space.") : gettext("Nothing waits. New items come with the next fetch."));
  }
  function changed(numbers) {
    if (root.hidden) return desk.count(counts.waiting + counts.passed);
    if (numbers.length > 30) return paintSheet(list.contains(document.activeElement));
    for (const n of numbers) repaint(store.byNumber.get(n), selected.has(n), frame.me);
    paintCounts();
    if (sheets.isLast) paintFoot();
    queueMicrotask(() => reader.paint(sheets.current, true));   // once, for the row that has the focus when the key is done
  }

  // ---- where one is
  const focusRow = () => list.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
  const place = () => ({ filter: { ...sheets.filter }, n: sheets.current?.n });
  function select(i, focus = true) {
    sheets.at = Math.max(0, Math.min(sheets.rows.length - 1, i));
    for (const old of list.querySelectorAll(".here, [tabindex='0']")) {
      old.setAttribute("tabindex", "-1");
      old.classList.remove("here");
    }
    const node = sheets.current ? document.getElementById(`c${sheets.current.n}`) : list.firstChild;
    node?.setAttribute("tabindex", "0");
    node?.classList.add("here");
    if (focus) node?.focus({ preventScroll: !sheets.isLast });
    reader.paint(sheets.current);
    if (sheets.isLast && sheets.current) reader.prefetch([sheets.current]);
  }
  function go(i, focus = true) {
    const before = sheets.sheet, to = Math.max(0, Math.min(sheets.rows.length - 1, i));
    if (Math.floor(to / sheets.per) === before) return select(to, focus);
    sheets.at = to;
    return paintSheet(focus);
  }
  async function show(change, focus = true) {
    sheets.filter = { ...sheets.filter, ...change };
    const { state, words } = sheets.filter;
    for (const [field, value] of [[search, words], [source, sheets.filter.source], [topic, sheets.filter.topic], [order, sheets.filter.order]]) if (field.value !== value) field.value = value;
    clear.hidden = !sheets.isNarrowed;
    if (!words) sheets.found = null;
    if (!loaded.has(state)) {
      loaded.add(state);
      await store.load(state);
    }
    sheets.cut();
    paintSheet(focus);
  }
  async function searchTexts() {
    const { words, state } = sheets.filter;
    if (!words || sheets.isLast) return;
    const { numbers } = await store.load(state, words);
    if (sheets.filter.words !== words) return;
    sheets.found = new Set(numbers);
    sheets.cut();
    paintSheet(false);
    say(matches());
  }
  function turn(step) {
    const to = (sheets.sheet + step) * sheets.size;
    if (to < 0 || to >= sheets.rows.length || sheets.isLast) return;
    sheets.at = to;
    paintSheet();
    say(sheetOf());
  }
  function next() {
    if (sheets.isLast) return;
    // Much magnified, a sheet is longer than the window: the first press shows the rest of it.
    if (list.lastElementChild.getBoundingClientRect().bottom > innerHeight + 2) {
      select(Math.min(sheets.rows.length, (sheets.sheet + 1) * sheets.size) - 1);
      list.lastElementChild.scrollIntoView({ block: "end" });
      say(gettext("The rest of this sheet"));
      return;
    }
    if (sheets.filter.state === "waiting") passOver();
    if (sheets.sheet + 1 < sheets.count) turn(1);
    else if (titles() && sheets.filter.state === "waiting") lastLook();
    else say(gettext("This is the last sheet"));
  }
  function passOver() {
    const isQuick = performance.now() - shownAt < GLANCE;
    const patches = sheets.shown.filter((c) => c.state === "waiting").flatMap((c) => sheets.membersOf(c).filter((m) => m.state === "waiting").map((m) => [m.n, { state: "passed", isQuick }]));
    if (patches.length) store.step(ngettext("{count} candidate passed over", "{count} candidates passed over", patches.length), patches, place());
  }
  function lastLook() {
    show({ state: "passed", words: "", source: "", topic: "" });
    const quick = sheets.rows.filter((c) => c.isQuick).length, never = sheets.rows.filter((c) => c.state === "waiting").length;
    say([
      ngettext("Last look: {count} title.", "Last look: {count} titles.", sheets.rows.length),
      quick && ngettext("{count} of them was shown for under a second.", "{count} of them were shown for under a second.", quick),
      never && ngettext("{count} is from sources of which nothing was ever kept.", "{count} are from sources of which nothing was ever kept.", never),
      gettext("Shift D drops them all; every other key still works."),
    ].filter(Boolean).join(" "));
  }
  const previous = () => turn(-1);

  // ---- decisions
  const isJudged = (state) => state === "kept" || state === "dropped";
  const targets = () => (selected.size ? [...selected].map((n) => store.byNumber.get(n)) : [sheets.current].filter(Boolean));
  const choicesOf = (c) => (c.starts ? {} : { section: c.section, note: c.note, topics: c.topics });
  const decisionOf = (c) => ({ decide: { to: c.state, numbers: [c.n], ...(c.state === "kept" ? said(choicesOf(c)) : {}), ...(c.state === "later" ? { until: c.until } : {}), is_sure: true } });
  const said = (words) => Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ""));

  // Others that tell the same story leave with it, as the server does it.
  function patchesFor(c, to, more) {
    const until = to === "later" ? more.until ?? frame.until[0].day : "";
    const by = to === "waiting" ? "" : frame.me, with_ = to === "kept" ? "dropped" : to;
    const others = sheets.membersOf(c).filter((m) => m !== c && ["waiting", "passed"].includes(m.state) && to !== "waiting");
    return [[c.n, { state: to, by, until, ...more }], ...others.map((m) => [m.n, { state: with_, by, until }])];
  }
  function decide(state, more = {}) {
    const chosen = targets();
    if (!chosen.length) return;
    const isBack = !Object.keys(more).length && chosen.every((c) => c.state === state);
    if (isBack) return takeBack(chosen);
    const patches = chosen.flatMap((c) => patchesFor(c, state, more));
    const judged = chosen.filter((c) => isJudged(c.state)), numbers = chosen.map((c) => c.n);
    const words = state === "kept" && chosen.length === 1 && !chosen[0].starts ? said({ section: chosen[0].section, note: chosen[0].note, topics: chosen[0].topics, ...more }) : {};
    const forward = [...(judged.length ? [{ undo: judged.map((c) => c.n) }] : []), { decide: { to: state, numbers, ...words, ...(more.until ? { until: more.until } : {}) } }];
    const backward = [{ undoStep: true }, ...judged.map(decisionOf)];
    const copies = patches.length - chosen.length;
    const issue = issueOf(more.until), what = named(chosen);
    const says = { kept: gettext("Kept: {what}", { what }), later: gettext("Later, after the issue of {issue}: {what}", { issue, what }), dropped: gettext("Dropped: {what}", { what }) }[state];
    say(copies ? ngettext("{done} with {count} copy", "{done} with {count} copies", copies, { done: says }) : says);
    store.step(says, patches, place(), forward, backward);
    for (const n of numbers) reader.forget(n);
    selected.clear();
    advance();
  }
  const issueOf = (day) => (frame.until.find((each) => each.day === day) ?? frame.until[0]).issue;
  const named = (chosen) => (chosen.length > 1 ? ngettext("{count} candidate", "{count} candidates", chosen.length) : `“${chosen[0].title}”`);
  function takeBack(chosen) {
    const says = gettext("Waits again: {what}", { what: named(chosen) });
    say(says);
    store.step(says, chosen.flatMap((c) => patchesFor(c, "waiting", {})), place(), [{ undo: chosen.map((c) => c.n) }], chosen.map(decisionOf));
    selected.clear();
  }
  function putOff(c, until) {
    select(sheets.rows.indexOf(c), false);
    decide("later", { until });
  }
  function advance() {
    const end = Math.min(sheets.rows.length, (sheets.sheet + 1) * sheets.per);
    for (let i = sheets.at + 1; i < end; i += 1) if (["waiting", "passed"].includes(sheets.rows[i].state)) return select(i);
    select(sheets.at);
    return say(gettext("{done}. That was the last of this sheet.", { done: document.getElementById("said").textContent.trim() }));
  }
  const eventless = (c) => { if (c?.starts) say(gettext("An event takes no note and no section here; keep it, then edit its file")); return c && !c.starts; };
  function note() {
    const c = sheets.current;
    if (eventless(c)) choices.note(c, (words) => { focusRow(); decide("kept", { note: words }); });
  }
  function section() {
    const c = sheets.current;
    if (eventless(c)) choices.section(c, frame.sections, (key) => { focusRow(); decide("kept", { section: key }); });
  }
  function topics() {
    const c = sheets.current;
    if (!eventless(c)) return;
    choices.topics(c, frame.topics, (slugs) => {
      focusRow();
      if (c.state === "kept") decide("kept", { topics: slugs });
      else store.step(gettext("Topics chosen"), [[c.n, { topics: slugs }]], place());
      say(slugs.length ? gettext("Topics: {topics}", { topics: slugs.join(", ") }) : gettext("Topics: none"));
    });
  }
  function lead(c, m) {
    sheets.swap(c, m);
    const fresh = rowOf(m, sheets.at - sheets.sheet * sheets.size);
    document.getElementById(`c${c.n}`)?.replaceWith(fresh);
    select(sheets.at, false);
    reader.pane.querySelector(`input[value="${m.n}"]`)?.focus();
    say(gettext("Readers get it from {source}", { source: m.sourceName }));
  }
  function openGroup() {
    const c = sheets.current;
    if (!c || sheets.membersOf(c).length < 2) return say(gettext("Nothing else tells this story"));
    reader.pane.querySelector(".alike input:checked").focus();
    return say(ngettext("{count} source tells this. Arrow keys choose, Esc goes back to the list.", "{count} sources tell this. Arrow keys choose, Esc goes back to the list.", sheets.membersOf(c).length));
  }
  function readFull() {
    const c = sheets.current;
    if (c) ask(c.title, el("div", {}, reader.full(c), el("form", { method: "dialog", class: "ends" }, el("button", { class: "main" }, gettext("Close")))), { wide: true, onclose: focusRow });
  }
  function toggleSelected() {
    const c = sheets.current;
    if (!c) return;
    if (!selected.delete(c.n)) selected.add(c.n);
    repaint(c, selected.has(c.n), frame.me);
    say(ngettext("{count} candidate selected", "{count} candidates selected", selected.size));
    if (sheets.at + 1 < Math.min(sheets.rows.length, (sheets.sheet + 1) * sheets.per)) select(sheets.at + 1);
  }

  // ---- the rest
  function dropRest() {
    const rest = sheets.rows.filter((c) => ["waiting", "passed"].includes(c.state));
    const numbers = [...new Set(rest.flatMap((c) => (sheets.isLast ? [c] : sheets.membersOf(c))).filter((c) => ["waiting", "passed"].includes(c.state)).map((c) => c.n))];
    if (!numbers.length) return say(gettext("Nothing is left to drop"));
    const drop = () => {
      const patches = numbers.map((n) => [n, { state: "dropped", by: frame.me }]);
      const at = place(), was = sheets.isLast;
      const says = ngettext("{count} candidate dropped", "{count} candidates dropped", numbers.length);
      say(says);
      store.step(says, patches, at, [{ decide: { to: "dropped", numbers, only_open: true } }], [{ undoStep: true }]);
      if (was) show({ state: "waiting", words: "", source: "", topic: "" });
    };
    if (sheets.isLast) return drop();           // the screen itself was the question
    const now = new Set(sheets.shown), unseen = rest.filter((c) => c.state === "waiting" && !now.has(c)).length;
    const more = rest.length - 6;
    const dialog = ask(ngettext("Drop {count} candidate?", "Drop {count} candidates?", numbers.length), el("div", {},
      el("p", {}, unseen ? ngettext("{count} of them was not on the screen.", "{count} of them were not on the screen.", unseen) : gettext("All of them were on the screen."), " ", gettext("U brings them all back.")),
      el("ul", { class: "some" }, rest.slice(0, 6).map((c) => el("li", {}, c.title)), more > 0 && el("li", {}, ngettext("and {count} more", "and {count} more", more))),
      el("div", { class: "ends" }, button(ngettext("Drop {count}", "Drop {count}", numbers.length), "", () => dialog.close("drop"), { class: "main" }), button(gettext("Cancel"), "", () => dialog.close("")))), { onclose: (how) => { focusRow(); if (how === "drop") drop(); } });
    return dialog.querySelector(".main").focus();
  }
  function letWait() {
    const back = sheets.rows.filter((c) => c.state === "passed").map((c) => [c.n, { state: "waiting", isQuick: false }]);
    store.step(ngettext("{count} candidate waits again", "{count} candidates wait again", back.length), back, place());
    show({ state: "waiting" });
  }
  async function undo(again = false) {
    const made = again ? store.redo() : store.undo();
    if (!made) return say(again ? gettext("Nothing to do again") : gettext("Nothing to take back"));
    for (const [n] of made.patches) reader.forget(n);
    if (made.place && !again) {
      const { filter, n } = made.place;
      if (JSON.stringify(filter) !== JSON.stringify(sheets.filter)) await show(filter);
      const i = sheets.rows.findIndex((c) => c.n === n);
      if (i >= 0) go(i);
      else if (!again) { sheets.cut(); paintSheet(); const j = sheets.rows.findIndex((c) => c.n === n); if (j >= 0) go(j); }
    }
    prefetch();
    return say(again ? gettext("Done again: {what}", { what: made.says }) : gettext("Taken back: {what}", { what: made.says }));
  }

  // ---- the other editors
  store.hooks.refused = (words) => { trouble(words); reader.paint(sheets.current, true); };
  store.hooks.asks = (words) => new Promise((answer) => {
    const dialog = ask(gettext("Keep it all the same?"), el("div", {}, el("p", {}, words), el("div", { class: "ends" }, button(gettext("Keep it, too"), "", () => dialog.close("yes"), { class: "main" }), button(gettext("Leave it"), "", () => dialog.close("")))), { onclose: (how) => { focusRow(); answer(how === "yes"); } });
    dialog.querySelector(".main").focus();
  });
  async function look() {
    if (pending() || document.hidden) return;
    const { changed: others, arrived } = await store.look();
    if (arrived) {
      const { fresh } = await store.load("waiting");
      if (sheets.filter.state === "waiting") sheets.append();
      paintCounts();
      if (sheets.filter.state === "waiting" && !sheets.isNarrowed && !list.querySelector(".row")) paintSheet(false);
      if (fresh.length) say(ngettext("{count} more came in", "{count} more came in", fresh.length));
    }
    for (const n of others) reader.forget(n);
  }
  (async function watch() {
    for (;;) {
      await new Promise((wake) => setTimeout(wake, LOOK));
      try { await look(); } catch { trouble(gettext("The desk does not answer. Start hub desk again; what is on this page stays.")); }
    }
  }());

  // ---- what the hands do
  listen(root, list, {
    sheets, select, go, turn, next, previous, decide, note, section, topics, openGroup, readFull, dropRest, undo, toggleSelected, focusRow, show, search,
    open: () => window.open(sheets.current?.url ?? reader.pane.querySelector(".by a")?.href, "_blank", "noreferrer"),
  });
  list.addEventListener("click", (event) => { const n = Number(event.target.closest("[role=option]")?.dataset.n); if (n) select(sheets.rows.findIndex((c) => c.n === n)); });
  list.addEventListener("dblclick", () => decide("kept"));
  root.addEventListener("click", (event) => { if (!event.target.closest("button, a, input, select, textarea, label, summary, [role=option], .reader")) focusRow(); });
  search.addEventListener("input", () => { clearTimeout(searching); show({ words: search.value }, false); searching = setTimeout(searchTexts, SEARCH); });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); focusRow(); }
    if (event.key === "Escape") { event.preventDefault(); show({ words: "" }); }
  });
  new ResizeObserver(() => { if (!root.hidden && sheets.measure(list.clientHeight)) paintSheet(list.contains(document.activeElement)); }).observe(list);
  store.watch(changed);

  function open(focus) {
    sheets.measure(list.clientHeight);
    if (!sheets.rows.length) sheets.cut();
    paintSheet(focus);
  }
  return { open, undo };
}
