// The search without Pagefind: titles, summaries and names of all pages, indexed by the stems of their words.
import { WORD, stem } from "./terms.js";

const TITLE = 7, SUMMARY = 3, NOTE = 1;

export async function start(json) {
  const rows = await json("search.json"), index = new Map(), words = new Map();
  rows.forEach(({ title, summary, note, names }, id) => {
    for (const [weight, text] of [[TITLE, title], [SUMMARY, summary], [NOTE, note], ...names]) {
      const said = text.toLowerCase().match(WORD) || [];
      for (const word of said.flatMap((each) => [each, ...(/[-.]/.test(each) ? each.split(/[-.]/) : [])])) {
        const key = stem(word), found = index.get(key) || index.set(key, new Map()).get(key);
        found.set(id, (found.get(id) || 0) + weight * weight);
        words.set(word, (words.get(word) || 0) + 1);
      }
    }
  });
  const known = [...words.keys()].filter((word) => word.length > 3).sort((one, other) => words.get(other) - words.get(one));
  const sorted = (name) => [...new Set(rows.flatMap((row) => row[name]))].filter(Boolean).sort();
  return {
    choices: { topic: sorted("topic"), year: sorted("year").reverse() },
    known: async () => known,
    kind: (id) => rows[id].kind,
    async filter({ topic, year }) { return (id) => (!topic || rows[id].topic.includes(topic)) && (!year || rows[id].year === year); },
    async find(term) {
      const found = index.get(stem(term)) || new Map(), rare = Math.log(1 + rows.length / (1 + found.size));
      return new Map([...found].map(([id, weight]) => [id, rare * Math.log(1 + weight)]));
    },
    every: () => rows.keys(),
    read: async (id) => rows[id],
  };
}
