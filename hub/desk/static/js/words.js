// The words of the desk in the language of the hub. The server makes catalog.js; for English, which is here, it is empty.
import found from "/static/catalog.js";

const tag = document.documentElement.lang;
const rules = new Intl.PluralRules(tag), days = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
const moments = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (name, key) => values[key] ?? name);

export const gettext = (words, values = {}) => filled(found[words] ?? words, values);

export function ngettext(one, many, count, values = {}) {
  const forms = found[one] ?? { one, other: many };
  return filled(forms[rules.select(count)] ?? forms.other, { count: number(count), ...values });
}

// Words with elements in them: each `{name}` becomes the node of that name.
export const withNodes = (words, nodes) => words.split(/\{(\w+)\}/).map((part, n) => (n % 2 ? nodes[part] : part));

export const number = (value) => value.toLocaleString(tag);

// A share from 0 to 1.
export const percent = (share) => share.toLocaleString(tag, { style: "percent" });

// A day (2026-11-27) in words; what is no day stays as it is.
export const dayWords = (day) => (/^\d{4}-\d\d-\d\d$/.test(day) ? days.format(new Date(day)) : day);

// A moment (2026-11-27T09:30:00-05:00) in words, as the clock showed it there.
export const momentWords = (moment) => moments.format(new Date(`${moment.slice(0, 16)}Z`));
