// The search with Pagefind: it says which pages have a word, and we put the words of a question together.
const RANKING = { termFrequency: 0.5, pageLength: 0.2 };

export async function start(json, tree) {
  const [library, { bundles, usual, kinds, topics, years }] = await Promise.all([import(new URL("pagefind/pagefind.js", tree)), json("search-filters.json")]);
  // A worker is another 12 KB, and a few thousand pages are searched without one in no time.
  await library.options({ baseUrl: "/", noWorker: true, ranking: RANKING });
  await library.init();
  const more = Array.from({ length: bundles - 1 }, (_, at) => new URL(`pagefind-${at + 2}/`, tree).href);
  await Promise.all(more.map((url) => library.mergeIndex(url, { baseUrl: "/", ranking: RANKING })));
  const results = new Map();
  let words, rows;
  return {
    choices: { topic: topics, year: years },
    known: async () => (words ??= (await json("search-words.json")).split(" ")),
    kind: (id) => kinds[id] ?? usual,
    async filter({ topic, year }) {
      rows ??= await json("search-topics.json");
      const wanted = topics.indexOf(topic);
      return (id) => (!topic || rows[id].indexOf(wanted, 1) > 0) && (!year || rows[id][0] === year);
    },
    // In quotation marks a word is whole, and has no score.
    async find(term) {
      const [all, whole] = await Promise.all([term, `"${term}"`].map((each) => library.search(each)));
      const ids = new Set(whole.results.map(({ id }) => id)), found = all.results.filter(({ id }) => ids.has(id));
      found.forEach((result) => results.set(result.id, result));
      return new Map(found.map(({ id, score }) => [id, score]));
    },
    async every() {
      const { results: all } = await library.search(null);
      all.forEach((result) => results.set(result.id, result));
      return all.map(({ id }) => id);
    },
    async read(id) {
      const { url, meta } = await results.get(id).data();
      return { url: url.replace(/^\//, ""), ...meta };
    },
  };
}
