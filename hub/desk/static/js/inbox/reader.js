// The text beside the list: what the candidate says, what was decided on it, and the buttons that decide.
import { age, button, el, fill, fragment, link } from "../dom.js";
import { read } from "../api.js";
import { keepKey } from "../keys.js";
import { dayWords, gettext, ngettext, number, percent, withNodes } from "../words.js";
import { WORD } from "./rows.js";

export function makeReader(store, actions) {
  const { frame } = store;
  const pane = el("section", { class: "reader", "aria-label": gettext("The candidate in full"), tabindex: "-1", id: "reader" });
  const acts = el("div", { class: "acts", role: "toolbar", "aria-label": gettext("Decide on this candidate") });
  const texts = new Map();
  let shown = null, keysFor = "";

  // Asks for the texts of these candidates before somebody looks at them.
  async function prefetch(candidates) {
    const missing = candidates.filter((c) => !texts.has(c.n));
    if (!missing.length) return;
    for (const c of missing) texts.set(c.n, null);
    try {
      for (const text of await read("inbox/texts", { numbers: missing.map((c) => c.n).join(",") })) texts.set(text.n, text);
    } catch {
      for (const c of missing) texts.delete(c.n);
    }
    if (missing.includes(shown)) paint(shown, true);
  }
  const forget = (n) => texts.delete(n);

  function paint(c, isForced = false) {
    if (!isForced && shown === c) return;
    if (shown !== c) pane.scrollTop = 0;
    shown = c;
    if (!c) {
      fill(pane, el("p", { class: "soft" }, actions.emptyWords()));
      acts.replaceChildren();
      return;
    }
    fill(pane, el("h2", {}, c.title), byline(c), el("div", { class: "told" }, fate(c)), alike(c), ...body(c));
    paintActs(c);
  }
  function byline(c) {
    const { kept = 0, judged = 0 } = frame.sources[c.source] ?? {};
    const text = texts.get(c.n);
    const facts = [
      c.starts ? gettext("event on {day}", { day: dayWords(c.starts) }) : age(c.published, frame.today),
      text?.words ? ngettext("{count} word", "{count} words", text.words) : "",
      text?.authors?.join(", "),
      judged ? gettext("kept {kept} of {judged} from there", { kept: number(kept), judged: number(judged) }) : "",
    ].filter(Boolean);
    return el("p", { class: "by" }, el("b", {}, c.sourceName), facts.map((fact) => ` · ${fact}`), " ", text && link(text.url, gettext("Open the page")));
  }
  function fate(c) {
    const text = texts.get(c.n) ?? {};
    const name = (key, list) => list.find((each) => each.key === key)?.title ?? key;
    const words = [c.section && name(c.section, frame.sections), c.topics.map((key) => name(key, frame.topics)).join(", ") || (c.section ? gettext("no topic") : "")].filter(Boolean).join(" · ");
    const by = c.by && c.by !== frame.me ? [" ", gettext("by {editor}", { editor: c.by })] : "";
    if (c.state === "waiting") return el("p", { class: "soft" }, [words, c.doubt, c.judged].filter(Boolean).join(" · "));
    const chip = el("b", { class: `chip ${c.state}` }, WORD[c.state]);
    if (c.state === "kept") return [el("p", {}, chip, by, words && ` · ${words}`, text.file && el("small", {}, ` ${text.file}`)), c.note && el("blockquote", {}, c.note)];
    if (c.state === "later") return el("p", {}, chip, by, " ", gettext("until after the issue of"), " ", until(c));
    return el("p", {}, chip, by);
  }
  function until(c) {
    const days = frame.until.some(({ day }) => day === c.until) || !c.until ? frame.until : [{ day: c.until, issue: c.until }, ...frame.until];
    return el("select", { "aria-label": gettext("The issue after which it comes back"), onchange: (event) => actions.putOff(c, event.target.value) },
      days.map(({ day, issue }) => el("option", { value: day, selected: day === c.until }, issue)));
  }
  function alike(c) {
    const members = actions.membersOf(c);
    if (members.length < 2) return "";
    return el("fieldset", { class: "alike" }, el("legend", {}, ngettext("{count} source tells this. Readers get:", "{count} sources tell this. Readers get:", members.length)), members.map((m) => {
      const share = c.like[m.n] ?? m.like[c.n];
      return el("label", {}, el("input", { type: "radio", name: "lead", value: m.n, checked: m === c, onchange: () => actions.lead(c, m) }), ` ${m.sourceName}`, m !== c && share ? gettext(", {share} the same", { share: percent(share) }) : "", el("small", {}, ` ${m.title === c.title ? gettext("same title") : m.title} · ${age(m.published, frame.today)}`));
    }));
  }
  function body(c) {
    const text = texts.get(c.n);
    return [
      c.summary && el("p", { class: "first" }, c.summary),
      text?.facts?.length ? el("p", {}, text.facts.join(" · ")) : "",
      text?.html ? el("div", { class: "words" }, fragment(text.html)) : "",
      text && el("p", { class: "soft address" }, text.url),
      text?.about && el("p", { class: "soft address" }, withNodes(gettext("About {page}"), { page: link(text.about, text.about) })),
    ];
  }
  // The buttons stay and only what is pressed changes, so focus never falls out of them.
  function paintActs(c) {
    if (acts.children.length && keysFor === keepKey()) {
      for (const each of acts.querySelectorAll("[data-state]")) each.setAttribute("aria-pressed", String(c.state === each.dataset.state));
      return;
    }
    keysFor = keepKey();
    const toggle = (label, key, state) => button(label, key, () => actions.decide(state), { "aria-pressed": String(c.state === state), dataset: { state }, class: `b-${state}` });
    acts.replaceChildren(toggle(gettext("Keep"), keepKey(), "kept"), toggle(gettext("Later"), "L", "later"), toggle(gettext("Drop"), "D", "dropped"),
      button(gettext("Read"), "R", actions.readFull, { class: "only-narrow" }), button(gettext("Note"), "N", actions.note), button(gettext("Section"), "S", actions.section), button(gettext("Topics"), "T", actions.topics));
  }
  const full = (c) => el("div", { class: "full" }, byline(c), ...body(c));

  return { pane, acts, paint, prefetch, forget, full };
}
