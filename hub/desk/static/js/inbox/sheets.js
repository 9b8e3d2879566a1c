// The candidates that a filter lets through, cut into sheets of as many rows as the window shows whole.
import { searchable } from "./store.js";

const TITLES = 240;    // so many titles at a time at the last look
const LEAST = 3, MOST = 9;
// A row is always this high: nothing jumps, and a sheet is what fits.
export const rowHeight = () => (matchMedia("(max-width: 40em)").matches ? 94 : 74);

export function makeSheets(store) {
  const leads = new Map();
  const sheets = {
    filter: { state: "waiting", words: "", source: "", topic: "", order: "newest" },
    rows: [], at: 0, size: 8,
    found: null,           // numbers that have the words somewhere in their text, as the server says
    get isLast() { return sheets.filter.state === "passed"; },
    get isNarrowed() { const { words, source, topic } = sheets.filter; return Boolean(words || source || topic); },
    get per() { return sheets.isLast ? TITLES : sheets.size; },
    get sheet() { return Math.floor(sheets.at / sheets.per); },
    get count() { return Math.max(1, Math.ceil(sheets.rows.length / sheets.per)); },
    get shown() { return sheets.rows.slice(sheets.sheet * sheets.per, (sheets.sheet + 1) * sheets.per); },
    get current() { return sheets.rows[sheets.at]; },
    membersOf, leadOf, swap, cut, append, measure,
  };

  // Those that tell one story; where the others are not known here, the candidate alone.
  function membersOf(c) {
    return [c, ...c.with.map((n) => store.byNumber.get(n)).filter(Boolean)];
  }
  function leadOf(c) {
    const members = membersOf(c).sort((a, b) => a.order - b.order);
    return leads.get(members[0].n) ?? members[0];
  }
  function swap(c, m) {
    leads.set(membersOf(c).sort((a, b) => a.order - b.order)[0].n, m);
    sheets.rows[sheets.rows.indexOf(c)] = m;
  }
  function fits(c) {
    const { state, words, source, topic } = sheets.filter;
    const isHere = state === "passed" ? store.isTitle(c) : c.state === state && !(state === "waiting" && !sheets.isNarrowed && store.isTitle(c));
    return isHere && (!source || c.source === source || c.also.includes(source)) && (!topic || c.topics.includes(topic))
      && (!words || sheets.found?.has(c.n) || words.toLocaleLowerCase().split(/\s+/).every((word) => searchable(c).includes(word)));
  }
  function compare() {
    const kept = (c) => { const { kept: yes = 0, judged = 0 } = store.frame.sources[c.source] ?? {}; return yes / Math.max(1, judged); };
    const byName = (a, b) => a.sourceName.localeCompare(b.sourceName);
    if (sheets.filter.state === "later") return (a, b) => a.until.localeCompare(b.until);
    const order = sheets.isLast ? "likely" : sheets.filter.order;
    return { newest: () => 0, likely: (a, b) => kept(b) - kept(a) || byName(a, b), source: byName }[order];
  }
  function matching() {
    const got = new Set(), found = [];
    for (const c of store.all) {
      if (!fits(c)) continue;
      const lead = sheets.filter.state === "waiting" ? leadOf(c) : c;
      if (!got.has(lead.n)) found.push(lead);
      got.add(lead.n);
    }
    const order = compare();
    return found.sort((a, b) => order(a, b) || a.order - b.order);
  }
  function cut() {
    sheets.rows = matching();
    sheets.at = 0;
  }
  // What came in goes behind the last sheet, so that no sheet changes under the eyes.
  function append() {
    const there = new Set(sheets.rows.flatMap((c) => membersOf(c).map((m) => m.n)));
    sheets.rows.push(...matching().filter((c) => !there.has(c.n)));
  }
  function measure(height) {
    const before = sheets.size;
    sheets.size = Math.max(LEAST, Math.min(MOST, Math.floor((height + 1) / rowHeight())));
    return sheets.size !== before;
  }
  return sheets;
}
