// The page "My topics": the choice lives in the address (#t=design,trust) and, if the reader asks, in this browser.
// The home page begins with what is new in topics that the browser remembers.
import { gettext, ngettext } from "./words.js";

const form = document.querySelector("form[data-hub-topics]");
const home = document.querySelector("[data-hub-mine]");
const root = new URL("..", import.meta.url);
const KEY = "hub-my-topics";
const MOST = 12, FIRST = 3;

const stored = () => { try { return localStorage.getItem(KEY) || ""; } catch { return ""; } };
const store = (choice) => {
  try { if (choice === null) localStorage.removeItem(KEY); else localStorage.setItem(KEY, choice); } catch { /* storage is off: the address still holds the choice */ }
};
const inAddress = () => new URLSearchParams(location.hash.slice(1)).get("t");
const boxes = () => [...form.querySelectorAll("input[name=t]")];
const chosen = () => boxes().filter((box) => box.checked).map((box) => box.value);

let loaded;
const load = () => { loaded ??= fetch((form ?? home.querySelector("form")).action).then((answer) => { if (!answer.ok) throw new Error(answer.statusText); return answer.json(); }); return loaded; };

function line(item) {
  const [row, heading, link, note, text, summary] = ["li", "h3", "a", "p", "p", "bdi"].map((name) => document.createElement(name));
  link.href = new URL(item.path, root);
  link.dir = "auto"; // as its letters run
  link.textContent = item.title;
  heading.append(link);
  note.className = "meta";
  note.textContent = item.note;
  summary.textContent = item.summary;
  text.append(summary);
  row.append(...(item.note ? [note] : []), heading, text);
  return row;
}

// Whether an item has one of the topics and is not over.
const of = (topics) => (item) => item.topics.some((topic) => topics.includes(topic)) && !(Date.parse(item.end) < Date.now());

function part(name, items) {
  const section = document.querySelector(`[data-hub-part="${name}"]`);
  section.querySelector("ul").replaceChildren(...items.slice(0, MOST).map(line));
  section.hidden = !items.length;
  return Math.min(items.length, MOST);
}

function follow(topics) {
  for (const entry of document.querySelectorAll("[data-hub-topic]")) {
    entry.closest("li").hidden = topics.length > 0 && !topics.includes(entry.dataset.hubTopic);
  }
  const mail = document.querySelector("[data-hub-mail]");
  const names = boxes().filter((box) => box.checked).map((box) => box.parentElement.textContent.trim());
  const address = mail.href.split("&body=")[0];
  const body = gettext("My topics: {names}", { names: names.join(", ") });
  mail.href = names.length ? `${address}&body=${encodeURIComponent(body)}` : address;
}

async function show() {
  const topics = chosen();
  const status = document.querySelector("[data-hub-status]");
  const list = document.querySelector("[data-hub-chosen]");
  follow(topics);
  list.hidden = !topics.length;
  if (!topics.length) { status.textContent = gettext("Choose one topic or more."); return; }
  try {
    const data = await load();
    const mine = of(topics);
    const count = Object.entries(data).reduce((sum, [name, items]) => sum + part(name, items.filter(mine)), 0);
    document.querySelector("[data-hub-file=ics]").hidden = !data.events.some(mine);
    const said = ngettext("{count} topic", "{count} topics", topics.length), items = ngettext("{count} item below", "{count} items below", count);
    status.textContent = gettext("{topics}: {items}.", { topics: said, items });
  } catch {
    loaded = undefined;
    list.hidden = true;
    status.textContent = gettext("The items could not be loaded. Try again, or open the topic pages below.");
  }
}

function tick(choice) {
  const wanted = choice.split(",");
  for (const box of boxes()) box.checked = wanted.includes(box.value);
}

// The next event, the newest article and a practice; where a kind has none, more of the others.
async function greet() {
  const data = await load(), mine = of(stored().split(","));
  const kinds = [data.events, data.articles, data.toolkit].map((items) => items.filter(mine));
  const found = [...kinds.map(([first]) => first).filter(Boolean), ...kinds.flatMap((items) => items.slice(1))];
  home.querySelector("ul").replaceChildren(...found.slice(0, FIRST).map(line));
  home.hidden = !found.length;
}

if (home) greet().catch(() => {}); // without an answer the page is as it was
if (form) {
  document.querySelector("[data-hub-plain]").hidden = true;
  form.hidden = false;
  form.elements.remember.checked = Boolean(stored());
  tick(inAddress() ?? stored());
  show();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const choice = chosen().join(",");
    history.replaceState(null, "", choice ? `#t=${choice}` : location.pathname + location.search);
    store(form.elements.remember.checked ? choice : null);
    show();
  });
  for (const button of document.querySelectorAll("[data-hub-file]")) {
    button.addEventListener("click", async () => (await import("./topic-files.js")).save(button.dataset.hubFile, chosen()));
  }
  addEventListener("hashchange", () => { if (inAddress() !== null) { tick(inAddress()); show(); } });
}
