// The assessment's page: answers in, results out. Nothing is requested, and nothing kept unless somebody asks.
// start.js calls what is exported, with the element that somebody used.
import { NOT_APPLICABLE, UNKNOWN, practicesOf, score, together } from "./scoring.js";
import { Refused, decode, encode, fromFile, toCSV, toJSON } from "./share.js";

const at = (id) => document.getElementById(`assess-${id}`);
const model = JSON.parse(at("model").textContent), pages = JSON.parse(at("pages").textContent);
const practices = practicesOf(model), byKey = new Map(practices.map((practice) => [practice.key, practice]));
const titles = new Map(model.dimensions.map((dimension) => [dimension.id, dimension.title]));
practices.forEach((practice) => { practice.text = document.querySelector(`#practice-${practice.key} legend`).textContent; });
const STORE = at("app").dataset.store;
let before = null, agreed = {};

function say(name, values = {}) {
  const words = at("words").content.querySelector(`[data-say=${name}]`).textContent;
  return words.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}
const labels = Object.assign([...model.scale, say("unknown"), say("inapplicable")], { columns: say("columns").split("|") });

function element(name, attributes = {}, ...children) {
  const made = name.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", name.slice(4)) : document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}
const fill = (id, children) => at(id).replaceChildren(...children);
const items = (id, made) => fill(id, made.length ? made : [element("li", {}, say("nothing"))]);
const link = (key) => element("a", { href: `#practice-${key}` }, byKey.get(key).text);

const radios = () => document.querySelectorAll(".assess-choices input");
function answers() {
  const checked = [...radios()].filter((radio) => radio.checked);
  return Object.fromEntries(checked.map((radio) => [Number(radio.name.slice(1)), Number(radio.value)]));
}
function setAnswers(given) {
  radios().forEach((radio) => { radio.checked = given[radio.name.slice(1)] === Number(radio.value); });
  changed();
}
const alertOf = (text) => { at("alert").textContent = text; };
const done = (text) => { at("done").textContent = text; };

function changed() {
  const given = answers();
  at("progress").textContent = say("progress", { answered: Object.keys(given).length, all: practices.length });
  if (at("keep").checked) localStorage.setItem(STORE, toJSON(model, given, today()));
  if (!at("results").hidden) show(given);
}
const today = () => new Date().toLocaleDateString("en-CA");

function bar(mean) {
  const box = { viewBox: "0 0 30 4", preserveAspectRatio: "none", class: "assess-meter", "aria-hidden": "true", focusable: "false" };
  return element("svg:svg", box, element("svg:rect", { width: 30, height: 4 }),
    element("svg:rect", { width: 10 * (mean ?? 0), height: 4, class: "assess-fill" }));
}
function stageWords({ stage, to_rate: count }) {
  if (stage === null) return say("apart");
  const reached = stage ? model.stages[stage - 1] : say("before", { stage: model.stages[0] });
  return count ? `${reached}; ${say("rate", { count })}` : reached;
}
function changeOf(dimension, given) {
  const steps = dimension.practices.map(({ key }) => (given[key] <= 3 && before[key] <= 3 ? given[key] - before[key] : 0));
  return say("change", { better: steps.filter((step) => step > 0).length, worse: steps.filter((step) => step < 0).length });
}
function row(each, dimension, given) {
  const mean = each.mean === null ? say("unrated") : say("mean", { ...each, mean: each.mean.toFixed(1) });
  const cells = [element("td", {}, mean), element("td", { class: "assess-wide" }, bar(each.mean)), element("td", {}, stageWords(each))];
  if (before) cells.push(element("td", {}, changeOf(dimension, given)));
  return element("tr", {}, element("th", { scope: "row" }, element("a", { href: `#${each.id}` }, dimension.title)), ...cells);
}

function radar(dimensions) {
  const size = 150, far = 90, count = dimensions.length;
  const point = (index, value) => {
    const turn = (2 * Math.PI * index) / count - Math.PI / 2;
    return [size + far * value * Math.cos(turn), size + far * value * Math.sin(turn)].map((each) => each.toFixed(1));
  };
  const ring = (value) => element("svg:polygon", { class: "assess-ring", points: dimensions.map((_, index) => point(index, value / 3)).join(" ") });
  const svg = element("svg:svg", { viewBox: `-85 20 ${2 * size + 170} ${2 * size - 40}`, role: "img", "aria-label": say("radar"), class: "assess-radar" },
    ...[1, 2, 3].map(ring));
  dimensions.forEach(({ id, mean }, index) => {
    const next = dimensions[(index + 1) % count], [x, y] = point(index, 1.12);
    const anchor = Math.abs(x - size) < 5 ? "middle" : x > size ? "start" : "end";
    svg.append(element("svg:text", { x, y, "text-anchor": anchor, "dominant-baseline": "middle" }, titles.get(id)));
    if (mean === null) return;
    const [cx, cy] = point(index, mean / 3);
    svg.append(element("svg:circle", { cx, cy, r: 4, class: "assess-fill" }));
    if (next.mean === null) return;
    const [x2, y2] = point((index + 1) % count, next.mean / 3);
    svg.append(element("svg:line", { x1: cx, y1: cy, x2, y2, class: "assess-line" }));
  });
  return svg;
}

function reasons({ key, answer, stage, dependents, blocked_by: blocked }) {
  const texts = blocked.map((each) => byKey.get(each).text).join(" ");
  return [
    say("why", { answer: labels[answer], stage: model.stages[stage - 1] }),
    dependents ? say("dependents", { count: dependents }) : "",
    blocked.length ? say("blocked", { texts }) : "",
  ].filter(Boolean).join(" ");
}
function priority(each) {
  const made = element("li", {}, link(each.key), element("br"), reasons(each));
  const links = (pages[each.key] ?? []).flatMap(([title, href]) => [", ", element("a", { href }, title)]);
  if (links.length) made.append(element("br"), say("teach"), " ", ...links.slice(1));
  return made;
}

function show(given) {
  const result = score(model, given);
  const strong = result.strong_dimensions.map((id) => titles.get(id)).join(", ") || say("none");
  at("results").hidden = false;
  at("sum").textContent = say("sum", { ...result, strong });
  at("change").hidden = !before;
  fill("table", result.dimensions.map((each, index) => row(each, model.dimensions[index], given)));
  fill("radar", [radar(result.dimensions)]);
  items("strengths", result.strengths.map((key) => element("li", {}, link(key))));
  items("priorities", result.priorities.map(priority));
  items("unknown", result.find_out.map((key) => element("li", {}, link(key))));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    done(say("copied"));
  } catch {
    done(say("copy", { text }));
  }
}
function save(text, ending, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href, download: `${model.id}-${today()}.${ending}` }).click();
  URL.revokeObjectURL(href);
  done(say("saved"));
}
function plan() {
  const title = document.querySelector("h1").firstChild.textContent.trim();
  const lines = score(model, answers()).priorities.map((each, index) => {
    const links = (pages[each.key] ?? []).map(([, href]) => `   ${new URL(href, location)}`);
    return [`${index + 1}. ${byKey.get(each.key).text}`, `   ${reasons(each)}`, ...links].join("\n");
  });
  return [say("plan", { title, date: today() }), ...lines].join("\n\n");
}

async function guarded(work) {
  alertOf("");
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    alertOf(say(error.message));
  }
}
function opened(given) {
  setAnswers(given);
  show(answers());
  done(say("opened", { count: Object.keys(given).length }));
  at("heading").focus();
}
function team() {
  const lines = at("links").value.split("\n").map((line) => line.trim()).filter(Boolean).slice(0, 200);
  if (!lines.length) throw new Refused("broken");
  const teams = lines.map((line) => decode(model, line.slice(line.lastIndexOf("#"))));
  const rows = together(model, teams).sort((a, b) => b.spread - a.spread || a.key - b.key);
  agreed = Object.fromEntries(rows.filter((each) => each.median !== null).map((each) => [each.key, each.median]));
  at("team").hidden = false;
  const close = rows.filter((each) => each.spread <= 1).length;
  at("team-sum").textContent = say("team", { teams: teams.length, close, all: rows.length });
  fill("team-apart", rows.filter((each) => each.spread > 1).slice(0, 5).map((each) =>
    element("li", {}, say("disagree", { text: byKey.get(each.key).text, spread: each.spread }))));
  fill("team-table", rows.map((each) => element("tr", {}, element("th", { scope: "row" }, link(each.key)),
    element("td", {}, each.median === null ? say("unrated") : labels[each.median]), element("td", {}, String(each.spread)))));
  at("team-heading").focus();
}

const ACTIONS = {
  results: () => { show(answers()); at("heading").focus(); },
  link: () => copy(`${location.origin}${location.pathname}#${encode(model, answers())}`),
  plan: () => copy(plan()),
  print: () => print(),
  csv: () => save(toCSV(model, answers(), labels), "csv", "text/csv"),
  json: () => save(toJSON(model, answers(), today()), "json", "application/json"),
  team,
  agree: () => opened(agreed),
  delete: () => {
    at("keep").checked = false;
    localStorage.removeItem(STORE);
    before = null;
    history.replaceState(null, "", location.pathname);
    at("results").hidden = true;
    setAnswers({});
    alertOf("");
    at("progress").textContent = say("deleted");
  },
};

const read = (input, use) => guarded(async () => {
  if (input.files.length) use(await fromFile(model, input.files[0]));
});
const CHANGES = {
  "assess-open": (input) => read(input, opened),
  "assess-compare": (input) => read(input, (given) => { before = given; show(answers()); at("heading").focus(); }),
  "assess-keep": ({ checked }) => { if (checked) changed(); else localStorage.removeItem(STORE); },
};
export const chosen = (input) => (input.closest(".assess-choices") ? changed() : CHANGES[input.id]?.(input));
export function pressed(target) {
  const action = target.closest("[data-do]");
  if (action) guarded(ACTIONS[action.dataset.do]);
}
export function resume() {
  const kept = localStorage.getItem(STORE);
  if (location.hash.startsWith("#a=")) guarded(() => opened(decode(model, location.hash)));
  else if (kept) guarded(async () => { setAnswers(await fromFile(model, new Blob([kept]))); at("keep").checked = true; });
  else changed();
}
addEventListener("beforeprint", () => { if (Object.keys(answers()).length) show(answers()); });
