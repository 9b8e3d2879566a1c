// The words of scripts in the reader's language: those of words/LANGUAGE.js, which the site has for each but English.
const tag = document.documentElement.lang || "en";
export const language = tag.toLowerCase().split("-")[0];
const found = language === "en" ? {} : (await import(`./words/${language}.js`).catch(() => ({}))).default ?? {};
const rules = new Intl.PluralRules(tag);

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);

export const gettext = (words, values = {}) => filled(found[words] ?? words, values);

export function ngettext(one, many, count, values = {}) {
  const forms = found[one] ?? { one, other: many };
  return filled(forms[rules.select(count)] ?? forms.other, { count: count.toLocaleString(tag), ...values });
}

// Words in a row, as a sentence of the language has them: "one, two or three".
export const either = (words) => new Intl.ListFormat(tag, { type: "disjunction" }).format(words);
