// The words of a question: which count, what forms share, what one is like. The stem is that of hub/content/synonyms.py.
import { gettext, language } from "../words.js";

export const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu;
// Words that tell no page from another.
const SKIPPED = new Set(gettext("a also an and any are as at be between by can difference do does don't for from get has have how i if in is it its many me my nobody not of on one or our people same should so some than that the their them there this to too want wants was we what when where which who why will with you your").split(" "));
// An abbreviation: it is itself or nothing.
export const SHORT = 3;
const FAR = 8;

export function stem(word) {
  let found = word.toLowerCase();
  if (language !== "en" || found.length <= SHORT || !/^\p{L}+$/u.test(found)) return found;
  found = found.replace(/ies$/, "y").replace(/([^sui])s$/, "$1").replace(/(\p{L}{3})(?:ing|ed|e)$/u, "$1");
  return found.replace(/([^lsz])\1$/, "$1");
}

export function terms(question) {
  const words = [...new Set(question.toLowerCase().match(WORD) || [])];
  const telling = words.filter((word) => !SKIPPED.has(word) && !/^\w$/.test(word));
  return telling.length ? telling : words;
}

// Letters wrong, missing, too many or swapped (Damerau–Levenshtein).
export function distance(one, other) {
  let before, last, row = [...Array(other.length + 1).keys()];
  for (let at = 1; at <= one.length; at++) {
    [before, last, row] = [last, row, [at]];
    for (let to = 1; to <= other.length; to++) {
      const wrong = one[at - 1] !== other[to - 1];
      row[to] = Math.min(last[to] + 1, row[to - 1] + 1, last[to - 1] + wrong);
      if (before && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) row[to] = Math.min(row[to], before[to - 2] + 1);
    }
  }
  return row[other.length];
}

// What a word begins, else what it is like within one letter, or two if long; `known` has frequent words first.
export function like(word, known) {
  const begun = known.filter((each) => each.startsWith(word));
  if (begun.length) return begun.slice(0, 4);
  const most = word.length < FAR ? 1 : 2;
  const near = known.map((each) => [Math.min(distance(word, each), distance(stem(word), stem(each))), each]);
  const best = Math.min(most, ...near.map(([far]) => far));
  return near.filter(([far]) => far === best).map(([, each]) => each).slice(0, 2);
}
