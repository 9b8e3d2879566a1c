// How a candidate looks in a list: on a sheet with two lines of summary, at the last look by its title alone.
import { age, el } from "../dom.js";
import { dayWords, gettext, ngettext, number } from "../words.js";

export const WORD = { waiting: "", passed: gettext("Passed over"), later: gettext("Later"), kept: gettext("Kept"), dropped: gettext("Dropped") };
const SHORT = { ...WORD, passed: gettext("Passed") };

// What was decided on a candidate, and who did it where it was not you.
export function stateWords(c, me) {
  const words = c.state === "kept" && c.note ? gettext("Kept, note") : SHORT[c.state];
  return words && c.by && c.by !== me ? `${words} (${c.by})` : words;
}

export function row(c, { place, digit, isTitle, isSelected, setSize, others, me, today }) {
  const facts = [
    isTitle ? "" : el("b", {}, c.sourceName),
    `${isTitle ? "" : " · "}${c.starts ? gettext("event on {day}", { day: dayWords(c.starts) }) : age(c.published, today)}`,
    isTitle || !c.minutes ? "" : [" · ", gettext("{minutes} min", { minutes: number(c.minutes) })],
    others ? el("em", {}, " · ", ngettext("+{count} alike", "+{count} alike", others)) : "",
    isTitle || !c.summary ? "" : ` — ${c.summary}`,
  ];
  return el("div", { role: "option", class: `row ${c.state}`, id: `c${c.n}`, tabindex: "-1", "aria-selected": String(isSelected), "aria-posinset": String(place), "aria-setsize": String(setSize), "aria-keyshortcuts": digit || null, dataset: { n: c.n } },
    el("span", { class: "mark" }, digit && el("span", { class: "digit", "aria-hidden": "true" }, digit), el("span", { class: "state" }, stateWords(c, me))),
    el("span", { class: "words" }, el("span", { class: "t" }, c.title), el("span", { class: "s" }, facts)));
}

export function repaint(c, isSelected, me) {
  const node = document.getElementById(`c${c.n}`);
  if (!node) return;
  node.className = `row ${c.state}${node.classList.contains("here") ? " here" : ""}`;
  node.setAttribute("aria-selected", String(isSelected));
  node.querySelector(".state").textContent = stateWords(c, me);
}

// Rows below the names of their sources; `rows` and `candidates` are in the same order.
export function bySource(candidates, rows) {
  const counted = Object.groupBy(candidates, (c) => c.source);
  const found = [];
  candidates.forEach((c, i) => {
    if (!i || candidates[i - 1].source !== c.source) {
      found.push(el("div", { role: "group", class: "src", "aria-label": c.sourceName }, el("div", { class: "srcname", "aria-hidden": "true" }, c.sourceName, el("small", {}, ` ${number(counted[c.source].length)}`))));
    }
    found.at(-1).append(rows[i]);
  });
  return found;
}
