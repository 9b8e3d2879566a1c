// One file for several topics: a list of their feeds, which a reader of feeds follows, or a calendar of their events.
const TYPES = { opml: "text/x-opml", ics: "text/calendar" };
const ZONE = /^TZID:.*$/m;

// The addresses that the page has of the topics' feeds or calendars, with what it calls the topics.
function ways(topics, ending) {
  const entries = topics.map((topic) => document.querySelector(`[data-hub-topic="${topic}"]`));
  return entries.map((entry) => [entry.querySelector(`a[href$=".${ending}"]`).href, entry.querySelector("a").lastChild.textContent]);
}

function opml(topics) {
  const file = document.implementation.createDocument("", "opml");
  const add = (parent, name, values = {}) => {
    const element = file.createElement(name);
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
    return parent.appendChild(element);
  };
  file.documentElement.setAttribute("version", "2.0");
  add(add(file.documentElement, "head"), "title").textContent = document.title;
  const body = add(file.documentElement, "body");
  for (const [xmlUrl, text] of ways(topics, "rss")) add(body, "outline", { type: "rss", text, title: text, xmlUrl });
  return new XMLSerializer().serializeToString(file);
}

// Each event once, and each time zone as the calendar has it that says most of it.
async function ics(topics) {
  const texts = await Promise.all(ways(topics, "ics").map(async ([url]) => (await fetch(url)).text()));
  const all = (name) => texts.flatMap((text) => text.match(new RegExp(`BEGIN:${name}\r\n[^]*?END:${name}\r\n`, "g")) || []);
  const zones = new Map(all("VTIMEZONE").sort((one, other) => one.length - other.length).map((zone) => [zone.match(ZONE)[0], zone]));
  const head = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//${location.hostname}//hub//EN\r\n`;
  return [head, ...zones.values(), ...new Set(all("VEVENT")), "END:VCALENDAR\r\n"].join("");
}

export async function save(kind, topics) {
  const text = await { opml, ics }[kind](topics);
  const href = URL.createObjectURL(new Blob([text], { type: TYPES[kind] }));
  Object.assign(document.createElement("a"), { href, download: `my-topics.${kind}` }).click();
  URL.revokeObjectURL(href);
}
