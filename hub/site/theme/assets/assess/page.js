// The results of an assessment, and what one does with others: links, files, a team. Nothing is requested.
// start.js calls what is exported, with the element that somebody used.
import { practicesOf, score, together } from "./scoring.js";
import { Refused, decode, encode, fromFile, toCSV, toJSON } from "./share.js";
import { answers, keep, mark, say, show, today } from "./start.js";

const NEXT = 3;
const at = (id) => document.getElementById(`assess-${id}`);
const model = JSON.parse(at("model").textContent), pages = JSON.parse(at("pages").textContent);
const practices = practicesOf(model), byKey = new Map(practices.map((practice) => [practice.key, practice]));
const titles = new Map(model.dimensions.map((dimension) => [dimension.id, dimension.title]));
practices.forEach((practice) => { practice.text = document.querySelector(`#practice-${practice.key} legend`).textContent; });
let before = null, agreed = {};

const labels = Object.assign([...model.scale, say("unknown"), say("inapplicable")], { columns: say("columns").split("|") });

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}
const fill = (id, children) => at(id).replaceChildren(...children);
const items = (id, made) => fill(id, made.length ? made : [element("li", {}, say("nothing"))]);
const link = (key) => element("a", { href: `#practice-${key}` }, byKey.get(key).text);

const alertOf = (text) => { at("alert").textContent = text; };
const done = (text) => { at("done").textContent = text; };

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
  const mean = each.mean === null ? say("unrated") : say("mean", { ...each, mean: each.mean.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) });
  const cells = [element("td", {}, mean), element("td", {}, stageWords(each))];
  if (before) cells.push(element("td", {}, changeOf(dimension, given)));
  return element("tr", {}, element("th", { scope: "row" }, element("a", { href: `#${each.id}` }, dimension.title)), ...cells);
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
  const [[title, href] = [], ...more] = pages[each.key] ?? [];
  const statement = link(each.key), made = element("li", {});
  if (title) made.append(element("strong", {}, element("a", { href }, title)), element("br"));
  made.append(statement, element("br"), element("span", { class: "meta" }, reasons(each)));
  more.forEach(([other, way]) => made.append(element("br"), say("teach"), " ", element("a", { href: way }, other)));
  return made;
}

// The three to do next teach three pages, as far as there are so many.
function next(priorities) {
  const first = (key) => pages[key]?.[0]?.[1] ?? key;
  const other = priorities.filter((each, place) => priorities.findIndex((one) => first(one.key) === first(each.key)) === place);
  return [...other, ...priorities.filter((each) => !other.includes(each))].slice(0, NEXT);
}

function sentence(result, given) {
  const strong = result.dimensions.filter(({ id }) => result.strong_dimensions.includes(id)).sort((a, b) => b.mean - a.mean)[0];
  const [top] = result.priorities, low = top && model.dimensions.find(({ practices: all }) => all.some(({ key }) => key === top.key));
  const values = { strong: strong && titles.get(strong.id), first: low && titles.get(low.id) };
  if (low) return say(strong && strong.id !== low.id ? "strongstart" : "start", values);
  return say(strong ? "strong" : "open", values);
}

function picture(dimensions) {
  dimensions.forEach((each) => {
    const cell = at(`cell-${each.id}`);
    cell.querySelector("p").textContent = each.mean === null ? say("unrated") : stageWords(each);
    cell.querySelectorAll("i").forEach((bar, stage) => bar.classList.toggle("on", stage < each.stage));
  });
  const count = (stage) => dimensions.filter((each) => each.stage > stage).length;
  const stage = Math.max(0, ...[...model.stages.keys()].filter((each) => count(each) * 2 >= dimensions.length));
  at("middle").textContent = say(count(stage) ? "middle" : "first", { count: count(stage), parts: dimensions.length, stage: model.stages[stage] });
}

function results() {
  const given = answers(), result = score(model, given);
  at("day").textContent = `${document.querySelector("h1").firstChild.textContent.trim()}, ${new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })}`;
  at("heading").textContent = sentence(result, given);
  at("sum").textContent = say("sum", result);
  at("change").hidden = !before;
  picture(result.dimensions);
  fill("table", result.dimensions.map((each, index) => row(each, model.dimensions[index], given)));
  items("strengths", result.strengths.map((key) => element("li", {}, link(key))));
  at("next").hidden = !result.priorities.length;
  fill("priorities", next(result.priorities).map(priority));
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
    const reason = say(error.message);
    alertOf(error.line ? say("line", { line: error.line, reason }) : reason);
  }
}
function take(given) {
  mark(given);
  keep();
  results();
  done(say("opened", { count: Object.keys(given).length }));
  show("results");
}
function answersOf(line, place) {
  try {
    return decode(model, line.slice(line.lastIndexOf("#")));
  } catch (error) {
    throw Object.assign(error, { line: place + 1 });
  }
}
function team() {
  const lines = at("links").value.split("\n").map((line) => line.trim()).filter(Boolean).slice(0, 200);
  if (!lines.length) throw new Refused("broken");
  const teams = lines.map(answersOf);
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
  link: () => copy(`${location.origin}${location.pathname}#${encode(model, answers())}`),
  plan: () => copy(plan()),
  print: () => print(),
  csv: () => save(toCSV(model, answers(), labels), "csv", "text/csv"),
  json: () => save(toJSON(model, answers(), today()), "json", "application/json"),
  team,
  agree: () => take(agreed),
};
const read = (input, use) => guarded(async () => {
  if (input.files.length) use(await fromFile(model, input.files[0]));
});
const CHANGES = {
  "assess-open": (input) => read(input, take),
  "assess-compare": (input) => read(input, (given) => { before = given; results(); show("results"); }),
};

export { results };
export const chosen = (input) => CHANGES[input.id]?.(input);
export const pressed = (action) => guarded(ACTIONS[action.dataset.do]);
export const address = () => history.replaceState(history.state, "", `#${encode(model, answers())}`);
export const opened = () => guarded(() => take(decode(model, location.hash)));
