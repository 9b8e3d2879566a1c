// The search page: results by kind, filters, nothing loaded before the first question.
const script = document.querySelector("script[data-index]");
const root = new URL(script.dataset.root.replace(/\/?$/, "/"), location.href);
const place = document.querySelector("#hub-find");
const KINDS = ["Toolkit", "Topics", "Events", "Articles", "Sources", "Newsletter"];
const FILTERS = { kind: "Kind", topic: "Topic", year: "Year" };
const FEW = 3;
const ALL = 1000;
let engine;
let newest = 0;

function make(name, values = {}, ...children) {
  const element = Object.assign(document.createElement(name), values);
  element.append(...children);
  return element;
}

function offered(rows) {
  const sorted = (name) => [...new Set(rows.flatMap((row) => row[name]))].filter(Boolean).sort();
  return { kind: sorted("kind"), topic: sorted("topic"), year: sorted("year") };
}

const fits = (row, filters) => Object.entries(filters).every(([name, value]) => [row[name]].flat().includes(value));
const json = async (name) => (await fetch(new URL(name, root))).json();

async function pagefind() {
  const library = await import(new URL("pagefind/pagefind.js", root));
  // A worker is another 12 KB, and a few thousand pages are searched without one in no time.
  await library.options({ baseUrl: "/", excerptLength: 24, noWorker: true });
  const [marks] = await Promise.all([json("search-filters.json"), library.init()]);
  const rows = Object.fromEntries(Object.entries(marks).map(([name, [kind, year, ...topic]]) => [name, { kind, year, topic }]));
  return {
    choices: offered(Object.values(rows)),
    async search(words, filters) {
      const found = await library.search(words || null);
      return found.results.filter((result) => fits(rows[result.id], filters)).map((result) => ({ read: async () => {
        const { url, meta, excerpt } = await result.data();
        return { url: url.replace(/^\//, ""), ...meta, excerpt };
      } }));
    },
  };
}

async function small() {
  const rows = await json("search.json");
  return {
    choices: offered(rows),
    async search(words, filters) {
      const terms = words.toLowerCase().split(/\s+/).filter(Boolean);
      const scored = rows.filter((row) => fits(row, filters)).map((row) => {
        const title = row.title.toLowerCase();
        const text = `${title} ${row.summary} ${row.note} ${row.topic.join(" ")}`.toLowerCase();
        const score = terms.every((term) => text.includes(term)) ? 1 + terms.filter((term) => title.includes(term)).length : 0;
        return { score, read: async () => row };
      });
      return scored.filter((row) => row.score).sort((one, other) => other.score - one.score);
    },
  };
}

const START = { pagefind, json: small };
const form = place.querySelector("form");
const input = form.elements.q;
const filters = make("div", { className: "filters", hidden: true });
const status = make("p", {});
status.setAttribute("role", "status");
const results = make("div");

function chosen() {
  const selects = [...filters.querySelectorAll("select")].filter((select) => select.value);
  return Object.fromEntries(selects.map((select) => [select.name, select.value]));
}

async function prepare(address) {
  if (engine) return;
  engine = await START[script.dataset.index]();
  const { choices } = engine;
  for (const [name, label] of Object.entries(FILTERS)) {
    const values = choices[name];
    if (name === "year") values.reverse();
    const options = values.map((value) => make("option", { value, textContent: value }));
    const select = make("select", { name, id: `hub-f-${name}` }, make("option", { value: "", textContent: "Any" }), ...options);
    select.value = values.includes(address.get(name)) ? address.get(name) : "";
    select.addEventListener("change", search);
    filters.append(make("label", { htmlFor: select.id }, label, select));
  }
  filters.hidden = false;
}

// An excerpt begins and ends anywhere in the page's text.
function cut({ textContent: words, childNodes }) {
  return [/^[\p{Lu}\d“"]/u.test(words) ? "" : "… ", ...childNodes, /[.?!]$/u.test(words) ? "" : " …"];
}

function link(item, kind) {
  const note = make("p", { className: "meta", textContent: item.note });
  const text = make("p");
  if (item.excerpt) text.append(...cut(new DOMParser().parseFromString(item.excerpt, "text/html").body));
  else text.textContent = item.summary;
  return make("li", {}, note, make("h3", {}, make("a", { href: new URL(item.url, root), textContent: kind === "Topics" ? `Topic: ${item.title}` : item.title })), text);
}

async function group(kind, found) {
  const list = make("ul", { className: "reads" }, ...(await Promise.all(found.slice(0, FEW).map((one) => one.read()))).map((item) => link(item, kind)));
  const part = make("section", { className: "sec" }, make("h2", { textContent: `${kind} (${found.length})` }), list);
  if (found.length > FEW) {
    const more = make("button", { className: "btn two", type: "button", textContent: `Show all ${found.length} in ${kind}` });
    more.addEventListener("click", async () => {
      more.remove();
      const rest = (await Promise.all(found.slice(FEW, ALL).map((one) => one.read()))).map((item) => link(item, kind));
      list.append(...rest);
      rest[0].querySelector("a").focus();
    });
    part.append(more);
  }
  return part;
}

async function search() {
  const turn = ++newest;
  const words = input.value.trim();
  const address = new URLSearchParams(location.search);
  status.textContent = "Searching …";
  try {
    await prepare(address);
    const wanted = chosen();
    history.replaceState(null, "", `?${new URLSearchParams({ q: words, ...wanted })}`);
    const kinds = KINDS.filter((kind) => !wanted.kind || wanted.kind === kind);
    const found = await Promise.all(kinds.map((kind) => engine.search(words, { ...wanted, kind })));
    const groups = kinds.map((kind, at) => [kind, found[at]]).filter(([, list]) => list.length);
    const parts = await Promise.all(groups.map(([kind, list]) => group(kind, list)));
    if (turn !== newest) return;
    results.replaceChildren(...parts);
    const total = found.reduce((sum, list) => sum + list.length, 0);
    const what = words ? ` for “${words}”` : "";
    status.textContent = total ? `${total} ${total === 1 ? "result" : "results"}${what}` : `Nothing found${what}. ${Object.keys(wanted).length ? "Set the filters to “Any”, or try" : "Try"} other words, or look in the lists below.`;
  } catch (error) {
    status.textContent = "The search could not be loaded. The lists below lead to every page.";
    throw error;
  }
}

place.append(filters, status, results);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
input.value = new URLSearchParams(location.search).get("q") || "";
if (location.search) search();
