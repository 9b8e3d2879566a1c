// A question -> the pages that answer it, the best one first, and what was made of its words.
import { SHORT, distance, like, terms } from "./terms.js";

// Of more words than these, and where few pages have all, a page may have one less than the best page has.
const STRICT = 2;
const OFFERED = 3;
// What a page may lack: "WCAG 2.2" is answered by what is about WCAG.
const NUMBER = /^[\d.]+$/;

// Return the parts of a word with signs in it, without the number of a "7-point scale", else the two known words that it is written together from.
function partsOf(term, known) {
  const parts = term.split(/[-.'’]/).filter(Boolean), words = parts.filter((part) => !NUMBER.test(part));
  if (parts.length > 1) return words.some((word) => word.length >= SHORT) ? words : parts;
  const halves = [...term].map((_, at) => [term.slice(0, at), term.slice(at)]);
  return halves.find((both) => both.every((half) => known.includes(half))) || [];
}

// Return the pages with a word; where there are none, with what it begins or with what it is like, which counts less.
async function lookup(engine, term) {
  let found = await engine.find(term);
  if (!found.size && /..s$/.test(term)) found = await engine.find(term.slice(0, -1)); // KPIs
  if (found.size) return { term, found };
  if (term.length <= SHORT) return { term, found };
  const known = await engine.known();
  const others = like(term, known);
  for (const other of others) (await engine.find(other)).forEach((score, id) => found.set(id, Math.max(score * 0.8, found.get(id) || 0)));
  const parts = partsOf(term, known);
  if (found.size || !parts.length) return { term, found, instead: others };
  const all = await Promise.all(parts.map((part) => engine.find(part)));
  all[0].forEach((score, id) => { if (all.every((each) => each.has(id))) found.set(id, score); });
  return { term, found };
}

// Return what was looked up, with two neighbors as one word where more pages have that than have both: "news letter".
async function joined(engine, looked) {
  for (const [at, one] of looked.slice(0, -1).entries()) {
    const next = looked[at + 1], term = one.term + next.term, found = await engine.find(term);
    const apart = one.instead || next.instead ? [] : [...one.found.keys()].filter((id) => next.found.has(id));
    if (found.size > apart.length) return [...looked.slice(0, at), { term, found }, ...looked.slice(at + 2)];
  }
  return looked;
}

// Return ids in order, words that were read as others, words that no page has, and whether pages have them all.
export async function ranked(engine, question) {
  const asked = terms(question);
  if (!asked.length) return { ids: [...await engine.every()], instead: [], missing: [], whole: true };
  const looked = await joined(engine, await Promise.all(asked.map((term) => lookup(engine, term))));
  const pages = new Map();
  for (const { found } of looked) {
    found.forEach((score, id) => {
      const [count, sum] = pages.get(id) || [0, 0];
      pages.set(id, [count + 1, sum + score]);
    });
  }
  const missing = looked.filter(({ term, found }) => !found.size && !NUMBER.test(term)).map(({ term }) => term);
  const most = Math.max(0, ...[...pages.values()].map(([count]) => count));
  const isShort = [...pages.values()].filter(([count]) => count === most).length < OFFERED;
  const needed = looked.length > STRICT || isShort ? Math.max(1, most - 1) : most;
  const value = ([count, sum]) => sum * count;
  const kept = [...pages].filter(([, [count]]) => count >= needed).sort(([, one], [, other]) => value(other) - value(one));
  return {
    ids: kept.map(([id]) => id),
    instead: looked.filter(({ found, instead }) => found.size && instead?.length).map(({ term, instead }) => [term, instead]),
    missing,
    whole: most === looked.length,
    nothing: !most || (missing.length > 0 && looked.length <= STRICT),
  };
}

// Return the words that are most like those that no page has, as questions that differ in that word only.
export async function nearest(engine, question, missing) {
  const known = await engine.known();
  return missing.slice(0, 1).flatMap((term) => {
    const far = (word) => distance(term, word) / Math.max(term.length, word.length) - (word[0] === term[0]) / 4;
    const close = known.map((word) => [far(word), word]).sort(([one], [other]) => one - other).slice(0, OFFERED);
    return close.map(([, word]) => [word, question.toLowerCase().replace(term, word)]);
  });
}

// Return the pages that come nearest to a question that nothing answers.
export async function likeliest(engine, { ids }, words) {
  if (ids.length) return ids.slice(0, OFFERED);
  const found = new Map();
  for (const [word] of words) (await engine.find(word)).forEach((score, id) => found.set(id, score + (found.get(id) || 0)));
  return [...found].sort(([, one], [, other]) => other - one).map(([id]) => id).slice(0, OFFERED);
}
