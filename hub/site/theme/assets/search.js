// The search page: results in pages of twenty, by kind, topic and year; nothing is loaded before the first question.
import { nearest, likeliest, ranked } from "./search/ranking.js";
import { WORD, stem, terms } from "./search/terms.js";
import { either, gettext, ngettext } from "./words.js";

const script = document.querySelector("script[data-index]");
const root = new URL(script.dataset.root.replace(/\/?$/, "/"), location.href);
// Each language has an index of its own.
const tree = script.dataset.tree ? new URL(`${script.dataset.tree}/`, root) : root;
const place = document.querySelector("#hub-find");
// What the index calls each kind of page, how people call them, and one of them.
const KINDS = {
  Toolkit: [gettext("Toolkit"), gettext("Practice")],
  Events: [gettext("Events"), gettext("Event")],
  Articles: [gettext("Articles"), gettext("Article")],
  Topics: [gettext("Topics"), gettext("Topic")],
  Newsletter: [gettext("Newsletter"), gettext("Issue")],
  Pages: [gettext("Pages"), gettext("Page")],
  Sources: [gettext("Sources"), gettext("Source")],
};
const FILTERS = { topic: gettext("Topic"), year: gettext("Year") };
const ENGINES = { pagefind: "./search/all-words.js", json: "./search/small.js" };
const PAGE = 20;
const TITLE = document.title;
let engine;
let newest = 0;

function make(name, values = {}, ...children) {
  const element = Object.assign(document.createElement(name), values);
  element.append(...children);
  return element;
}

const json = async (name) => (await fetch(new URL(name, tree))).json();
const counted = (count) => ngettext("{count} result", "{count} results", count);
const ask = (words, more = {}) => `?${new URLSearchParams({ q: words, ...more })}`;

const form = place.querySelector("form"), input = form.elements.q;
const kinds = make("ul", { className: "tabs", ariaLabel: gettext("Kinds of pages"), hidden: true });
const filters = make("div", { className: "filters", hidden: true });
const status = make("p", { className: "lead" });
status.setAttribute("role", "status");
const results = make("div", { className: "flow" });
// Who has found something looks for no list of all pages.
const letters = document.querySelector("#hub-letters");

async function prepare(address) {
  if (engine) return;
  engine = await (await import(ENGINES[script.dataset.index])).start(json, tree);
  for (const [name, label] of Object.entries(FILTERS)) {
    const values = engine.choices[name];
    const options = values.map((value) => make("option", { value, textContent: value }));
    const select = make("select", { name, id: `hub-f-${name}` }, make("option", { value: "", textContent: gettext("Any") }), ...options);
    select.value = values.includes(address.get(name)) ? address.get(name) : "";
    select.addEventListener("change", () => search());
    filters.append(make("label", { htmlFor: select.id }, label, select));
  }
}

function chosen() {
  const selects = [...filters.querySelectorAll("select")].filter((select) => select.value);
  return Object.fromEntries(selects.map((select) => [select.name, select.value]));
}

// The words of a text, those that were asked for marked.
function marked(text, asked) {
  let end = 0;
  const parts = [...text.matchAll(WORD)].filter(([word]) => asked.has(stem(word))).flatMap(({ 0: word, index }) => {
    const before = text.slice(end, index);
    end = index + word.length;
    return [before, make("mark", { textContent: word })];
  });
  return [...parts, text.slice(end)];
}

// The topic, or the page that is called what was asked for, among the first three.
async function bestOf(ids, asked) {
  for (const id of asked.size ? ids.slice(0, 3) : []) {
    const { title } = await engine.read(id);
    if (engine.kind(id) === "Topics" || terms(title).every((word) => asked.has(stem(word)))) return id;
  }
  return undefined;
}

async function row(id, asked, isBest = false) {
  const { url, title, summary, note } = await engine.read(id), kind = engine.kind(id);
  // The page of an area is called what its practices are told to be of.
  const said = note === title ? [gettext("Area")] : [KINDS[kind][1], note];
  const above = make("p", { className: "meta", textContent: said.filter(Boolean).join(gettext(", ")) });
  // An area and its topic may have one title; who hears a list of links tells them apart.
  const of = kind === "Topics" ? [make("span", { className: "out", textContent: `${gettext("Topic:")} ` })] : [];
  const link = make("a", { href: new URL(url, root) }, ...of, ...marked(title, asked));
  return make("li", { className: isBest ? "best" : "" }, above, make("h2", {}, link), ...(summary ? [make("p", {}, ...marked(summary, asked))] : []));
}

const rows = (ids, asked, best) => Promise.all(ids.map((id) => row(id, asked, id === best)));

// Results in pages of twenty; the best one stands above the others, in a frame.
async function pageOf(found, asked) {
  const best = await bestOf(found, asked);
  const ids = best === undefined ? found : [best, ...found.filter((id) => id !== best)];
  const list = make("ul", { className: "reads" }, ...await rows(ids.slice(0, PAGE), asked, best));
  const more = make("button", { className: "btn two", type: "button" });
  const offer = () => {
    const left = ids.length - list.children.length;
    more.hidden = !left;
    more.textContent = ngettext("Show {more} more of {count}", "Show {more} more of {count}", ids.length, { more: Math.min(PAGE, left) });
  };
  more.addEventListener("click", async () => {
    const next = await rows(ids.slice(list.children.length, list.children.length + PAGE), asked);
    list.append(...next);
    offer();
    next[0].querySelector("a").focus();
  });
  offer();
  return [list, more];
}

async function nothing(words, found) {
  const near = await nearest(engine, words, found.missing);
  const pages = await Promise.all((await likeliest(engine, found, near)).map((id) => engine.read(id)));
  const parts = [];
  if (near.length) parts.push(make("p", {}, `${gettext("The nearest words:")} `, ...near.flatMap(([word, question], at) => [at ? gettext(", ") : "", make("a", { href: ask(question), textContent: word })]), "."));
  if (pages.length) parts.push(make("p", { textContent: gettext("The likeliest pages:") }), make("ul", { className: "plain" }, ...pages.map(({ url, title }) => make("li", {}, make("a", { href: new URL(url, root), textContent: title })))));
  return parts;
}

function tabs(ids, words, wanted, current) {
  const all = ids.length, counts = new Map();
  ids.forEach((id) => counts.set(engine.kind(id), (counts.get(engine.kind(id)) || 0) + 1));
  const tab = (kind, label, count) => {
    const link = make("a", { href: ask(words, { ...wanted, ...(kind && { kind }) }), textContent: `${label} ${count.toLocaleString(document.documentElement.lang)}` });
    if (kind === current) link.setAttribute("aria-current", "true");
    link.addEventListener("click", (event) => { event.preventDefault(); search(kind); });
    return make("li", {}, link);
  };
  kinds.replaceChildren(tab("", gettext("All"), all), ...Object.keys(KINDS).filter((kind) => counts.has(kind) || kind === current).map((kind) => tab(kind, KINDS[kind][0], counts.get(kind) || 0)));
  kinds.hidden = filters.hidden = !all;
}

function words(found, question, count, isFiltered) {
  const quoted = (terms) => either(terms.map((term) => `“${term}”`));
  if (found.nothing || !count) {
    const none = question ? gettext("Nothing found for “{question}”.", { question }) : gettext("Nothing found.");
    return isFiltered && found.ids.length ? `${none} ${gettext("Set the filters to “Any”, or try other words.")}` : none;
  }
  const told = question ? ngettext("{count} result for “{question}”.", "{count} results for “{question}”.", count, { question }) : `${counted(count)}.`;
  const read = found.instead.map(([term, instead]) => gettext("No page has “{term}”: these have {instead}.", { term, instead: quoted(instead) }));
  const gone = found.missing.length ? gettext("No page has {terms}.", { terms: quoted(found.missing) }) : !found.whole && gettext("No page has all of these words.");
  return [told, ...read, gone].filter(Boolean).join(" ");
}

async function search(kind = new URLSearchParams(location.search).get("kind") || "") {
  const turn = ++newest;
  const question = input.value.trim();
  const address = new URLSearchParams(location.search);
  status.textContent = gettext("Searching …");
  try {
    await prepare(address);
    const wanted = chosen();
    history.replaceState(null, "", ask(question, { ...wanted, ...(kind && { kind }) }));
    const found = await ranked(engine, question);
    const isFiltered = Object.keys(wanted).length > 0;
    const fitting = found.nothing ? [] : isFiltered ? found.ids.filter(await engine.filter(wanted)) : found.ids;
    const shown = kind ? fitting.filter((id) => engine.kind(id) === kind) : fitting;
    const asked = new Set([...terms(question), ...found.instead.flatMap(([, instead]) => instead)].map(stem));
    const parts = shown.length ? await pageOf(shown, asked) : found.nothing ? await nothing(question, found) : [];
    if (turn !== newest) return;
    tabs(fitting, question, wanted, kind);
    filters.hidden = found.nothing || false;
    letters.hidden = shown.length > 0;
    results.replaceChildren(...parts);
    status.textContent = words(found, question, shown.length, isFiltered || kind);
    document.title = question ? `${question} (${counted(shown.length)}) – ${TITLE}` : TITLE;
  } catch (error) {
    status.textContent = gettext("The search could not be loaded. The lists below lead to every page.");
    throw error;
  }
}

place.append(status, kinds, filters, results);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search("");
});
input.value = new URLSearchParams(location.search).get("q") || "";
if (location.search) search();
