// The assessment's page: one part at a time, one key an answer, every answer kept at once. page.js makes the results.
const at = (id) => document.getElementById(`assess-${id}`);
const all = (selector) => [...document.querySelectorAll(selector)];
const app = at("app"), { store, id, version, oldest } = app.dataset;
const steps = all(".assess-step"), links = all(".assess-parts a"), radios = all(".assess-choices input");
const hasLink = () => location.hash.startsWith("#a=");
const hashed = () => document.getElementById(location.hash.slice(1))?.closest(".assess-step");
const ANSWERS = { 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5 };
let shown = 0, isKept = true, isOfLink = false, page;

export const say = (name, values = {}) => at("words").content.querySelector(`[data-say=${name}]`).textContent.replace(/\{(\w+)\}/g, (_, key) => values[key]);
export const answers = () => Object.fromEntries(radios.filter((radio) => radio.checked).map((radio) => [Number(radio.name.slice(1)), Number(radio.value)]));
export const today = () => new Date().toLocaleDateString("en-CA");

async function later(name, ...values) {
  try {
    page ??= await import("./page.js");
  } catch {
    at("alert").textContent = say("missing");
    return false;
  }
  await page[name](...values);
  return true;
}

// Answers that came with a link stay in the address, so that what this browser keeps is not lost for another's.
export function keep() {
  const given = answers();
  let place = "browser";
  if (isOfLink) {
    place = "address";
    later("address");
  } else {
    try {
      if (Object.keys(given).length) localStorage.setItem(store, JSON.stringify({ assessment: id, version: Number(version), date: today(), answers: given }));
    } catch { place = "nowhere"; }
  }
  isKept = place !== "nowhere";
  at("where").textContent = say(place);
}

// The answers that this browser keeps, those that this version of the assessment has.
function kept() {
  try {
    const { assessment, version: theirs, answers: given } = JSON.parse(localStorage.getItem(store));
    const known = new Set(assessment === id ? radios.map((radio) => `${radio.name.slice(1)} ${radio.value}`) : []);
    if (known.size && !(theirs >= oldest && theirs <= version)) at("alert").textContent = say("version");
    else return Object.fromEntries(Object.entries(given).filter((pair) => known.has(pair.join(" "))));
  } catch { /* nothing is kept, or nothing that can be read */ }
  return {};
}

export function mark(given) {
  radios.forEach((radio) => { radio.checked = given[radio.name.slice(1)] === Number(radio.value); });
  count();
}

function count() {
  const given = answers();
  at("progress").textContent = say("progress", { answered: Object.keys(given).length, all: radios.length / 6 });
  at("part").textContent = shown < steps.length ? say("part", { part: shown + 1, parts: steps.length }) : say("whole", { parts: steps.length });
  links.forEach((link, part) => {
    const groups = [...steps[part].querySelectorAll("fieldset")];
    link.firstChild.style.width = `${(100 * groups.filter((group) => group.querySelector(":checked")).length) / groups.length}%`;
    if (part === shown) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  });
}

// Show a part by its number, the results or what one does with others.
export function show(place, focus = true) {
  const number = Number(place);
  shown = Number.isNaN(number) ? steps.length : number;
  steps.forEach((step, part) => { step.hidden = part !== shown; });
  at("results").hidden = place !== "results";
  at("others").hidden = place !== "others";
  at("rules").hidden = place !== "results";
  at("intro").hidden = shown !== 0;
  count();
  if (!focus) return;
  const heading = shown < steps.length ? steps[shown].querySelector("h2") : at(place === "others" ? "more" : "heading");
  heading.focus();
  heading.scrollIntoView({ block: "center" });
}

async function open(place) {
  at("alert").textContent = "";
  const isReady = (place !== "results" && place !== "others") || await later("results");
  if (isReady) show(place);
  return isReady;
}

// Each step is one that the browser goes back to, but where the address holds the answers, which would go back as well.
async function go(place) {
  if (await open(place) && !isOfLink) history.pushState({ place }, "");
}

// A key answers the statement that has the focus, or the first open one of this part; then the next one is in turn.
function press(event) {
  const code = ANSWERS[event.key], { target } = event;
  if (code === undefined || event.ctrlKey || event.metaKey || event.altKey || !at("keys").checked || shown >= steps.length) return;
  if (target.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return;
  const groups = [...steps[shown].querySelectorAll("fieldset")];
  const now = target.closest("fieldset") || groups.find((group) => !group.querySelector(":checked")) || groups[0];
  event.preventDefault();
  now.querySelector(`[value="${code}"]`).checked = true;
  changed();
  const next = groups[groups.indexOf(now) + 1];
  if (!next) return go(shown + 1 < steps.length ? shown + 1 : "results");
  next.querySelector("input").focus();
  next.scrollIntoView({ block: "nearest" });
}

function changed() {
  count();
  keep();
}

function forget() {
  try { localStorage.removeItem(store); } catch { /* nothing was kept */ }
  history.replaceState({ place: 0 }, "", location.pathname);
  isKept = true;
  isOfLink = false;
  mark({});
  show(0);
  at("where").textContent = at("progress").textContent = say("deleted");
}

app.hidden = at("bar").hidden = at("yours").hidden = false;
at("plain").hidden = true;
all(".assess-ways").forEach((ways) => { ways.hidden = false; });
const root = app.closest(".cols") || document.body;
root.addEventListener("change", ({ target }) => (target.closest(".assess-choices") ? changed() : later("chosen", target)));
root.addEventListener("click", (event) => {
  const { target } = event, way = target.closest("[data-go]"), action = target.closest("[data-do]");
  const inside = target.closest("a[href^='#']"), named = inside && document.getElementById(inside.hash.slice(1));
  if (way) go(way.dataset.go);
  else if (named?.closest(".assess-step")) {
    event.preventDefault(); // the address may hold the answers
    go(steps.indexOf(named.closest(".assess-step")));
    const first = named.querySelector("input") || named;
    first.focus();
    named.scrollIntoView({ block: "center" });
  }
  else if (action?.dataset.do === "forget") forget();
  else if (action) later("pressed", action);
});
document.addEventListener("keydown", press);
addEventListener("beforeunload", (event) => { if (!isKept) event.preventDefault(); });
function follow() {
  isOfLink = hasLink();
  if (isOfLink) later("opened");
  else if (hashed()) show(steps.indexOf(hashed()), false);
}
addEventListener("hashchange", () => {
  follow();
  if (hashed()) document.getElementById(location.hash.slice(1)).scrollIntoView({ block: "center" });
});
// A browser may mark again what was marked before; what is kept counts more.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) return;
  const before = kept();
  if (Object.keys(before).length && !hasLink()) mark(before);
  else if (Object.keys(answers()).length && !hasLink()) changed();
  const next = steps.findIndex((step) => [...step.querySelectorAll("fieldset")].some((group) => !group.querySelector(":checked")));
  show(Object.keys(before).length && next > 0 ? next : 0, false);
  if (Object.keys(before).length) at("where").textContent = say("browser");
  follow();
  history.replaceState({ place: shown }, "");
});
addEventListener("popstate", ({ state }) => { if (state && !isOfLink) open(state.place); });
// What another window answers or forgets is so in this one, too, which would else write over it.
addEventListener("storage", ({ key }) => { if (key === store && !isOfLink) mark(kept()); });
addEventListener("beforeprint", () => { if (shown >= steps.length) all(".assess-app details").forEach((each) => { each.open = true; }); });
