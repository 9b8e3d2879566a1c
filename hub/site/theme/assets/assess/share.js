// Answers <-> the end of an address, and files: the same as hub/assess/share_link.py and hub/assess/saved_answers.py.
import { NOT_APPLICABLE, practicesOf } from "./scoring.js";

const BITS = 3, UNANSWERED = 7, LARGEST = 1_000_000;

export class Refused extends Error {}

const highest = (model) => Math.max(...practicesOf(model).map((practice) => practice.key));
const known = (model) => new Set(practicesOf(model).map((practice) => practice.key));

export function encode(model, answers) {
  const keys = known(model), size = Math.ceil((highest(model) * BITS) / 8);
  const bytes = new Uint8Array(size);
  const put = (place, on) => { if (on) bytes[place >> 3] |= 128 >> (place & 7); };
  for (let key = 1; key <= highest(model); key++) {
    const code = keys.has(key) ? answers[key] ?? UNANSWERED : UNANSWERED;
    for (let bit = 0; bit < BITS; bit++) put((key - 1) * BITS + bit, code & (4 >> bit));
  }
  const text = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
  return `a=${model.version}.${text.replace(/=+$/, "")}`;
}

export function decode(model, fragment) {
  const found = /(?:^|#)a=(\d{1,4})\.([A-Za-z0-9_-]{0,512})$/.exec(fragment.trim());
  if (!found) throw new Refused("broken");
  const version = Number(found[1]);
  if (version < model.oldest || version > model.version) throw new Refused("version");
  let bytes;
  try {
    bytes = atob(found[2].replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw new Refused("broken");
  }
  const answers = {}, keys = known(model);
  for (let key = 1; key * BITS <= bytes.length * 8; key++) {
    let code = 0;
    for (let place = (key - 1) * BITS; place < key * BITS; place++) {
      code = (code << 1) | ((bytes.charCodeAt(place >> 3) >> (7 - (place & 7))) & 1);
    }
    if (keys.has(key) && code <= NOT_APPLICABLE) answers[key] = code;
  }
  return answers;
}

export function toJSON(model, answers, day) {
  const codes = Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, answer]));
  return JSON.stringify({ assessment: model.id, version: model.version, date: day, answers: codes }, null, 2);
}

export async function fromFile(model, file) {
  if (file.size > LARGEST) throw new Refused("large");
  let record;
  try {
    record = JSON.parse(await file.text());
  } catch {
    throw new Refused("json");
  }
  if (record?.assessment !== model.id || typeof record.answers !== "object" || !record.answers) throw new Refused("other");
  if (!(record.version >= model.oldest && record.version <= model.version)) throw new Refused("version");
  const keys = known(model), entries = Object.entries(record.answers).filter(([key]) => keys.has(Number(key)));
  if (!entries.every(([, code]) => Number.isInteger(code) && code >= 0 && code <= NOT_APPLICABLE)) throw new Refused("other");
  return Object.fromEntries(entries.map(([key, code]) => [Number(key), code]));
}

// A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
const cell = (value) => {
  const text = String(value ?? "");
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

export function toCSV(model, answers, labels) {
  const rows = model.dimensions.flatMap((dimension) => dimension.practices.map((practice) => [
    practice.key, dimension.title, practice.text, labels[answers[practice.key]] ?? "", answers[practice.key] <= 3 ? answers[practice.key] : "",
  ]));
  const table = [labels.columns, ...rows].map((row) => row.map(cell).join(","));
  return `\ufeff${table.join("\r\n")}\r\n`;
}
