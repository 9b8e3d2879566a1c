// The reader's clock decides what is over and says when an event is for them. Without JavaScript a page shows what was
// true on the day it was built, with each date in words.
const now = Date.now();
const ended = (time) => Date.parse(time.dataset.hubOver) < now;
const row = (time) => time.closest("li");

// Lists of what is coming: the next spare row takes the place of one that is over; a past list takes what is over.
for (const list of document.querySelectorAll("[data-hub-coming]")) {
  const scope = list.dataset.hubComing;
  const past = document.querySelector(`[data-hub-past="${scope}"]`);
  const spare = document.querySelector(`[data-hub-spare="${scope}"]`);
  const over = [...list.querySelectorAll("time[data-hub-over]")].filter(ended).map(row);
  for (const item of over) {
    const home = item.parentElement;
    if (past) past.querySelector("ul").prepend(item); else item.remove();
    const next = spare && [...spare.querySelectorAll("time[data-hub-over]")].filter((time) => !ended(time)).map(row)[0];
    if (next) home.append(next);
  }
  if (past && over.length) past.hidden = false;
  for (const group of list.querySelectorAll("[data-hub-group]")) group.hidden = !group.querySelector("li");
  if (over.length && !list.querySelector("li")) {
    const none = document.querySelector(`[data-hub-none="${scope}"]`);
    if (none) none.hidden = false;
    list.hidden = true;
  }
}

for (const note of document.querySelectorAll("[data-hub-built]")) note.hidden = true;

// The page of one event.
for (const part of document.querySelectorAll("[data-hub-until]")) {
  if (Date.parse(part.dataset.hubUntil) < now) part.hidden = true;
}
for (const part of document.querySelectorAll("[data-hub-after]")) {
  if (Date.parse(part.dataset.hubAfter) < now) part.hidden = false;
}

// "Your time", where it differs from the clock of the event.
const hours = { hour: "numeric", minute: "2-digit", timeZoneName: "short" };
const days = { weekday: "long", day: "numeric", month: "long" };
const language = document.documentElement.lang || "en";
const wall = (date) => {
  const part = (unit) => String(unit).padStart(2, "0");
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}T${part(date.getHours())}:${part(date.getMinutes())}`;
};
const plain = (words) => words.replace(/\s*–\s*/u, "–").replace(/\s([AP])M/gu, (_, half) => ` ${half.toLowerCase()}m`); // "1:00 pm" in English
// A day is the same anywhere.
const elsewhere = (time) => time.dateTime.includes("T") && wall(new Date(time.dateTime)) !== time.dateTime.slice(0, 16);
const others = [...document.querySelectorAll("time[data-hub-over]")].filter(elsewhere);
const { gettext } = others.length ? await import("./words.js") : {};
for (const time of others) {
  const start = new Date(time.dateTime);
  const end = new Date(time.dataset.hubEnd ?? time.dateTime);
  const sameDay = [wall(start), wall(end)].every((moment) => moment.slice(0, 10) === time.dateTime.slice(0, 10));
  const words = new Intl.DateTimeFormat(language, sameDay ? hours : { ...days, ...hours });
  const yours = document.createElement("span");
  yours.className = "line";
  yours.textContent = gettext("Your time: {time}", { time: plain(words.formatRange(start, end)) });
  time.after(yours);
}

// What one page alone needs is loaded there alone; the home page needs it for who has the browser remember topics.
const remembers = () => { try { return Boolean(localStorage.getItem("hub-my-topics")); } catch { return false; } };
if (document.querySelector("form[data-hub-topics]") || (document.querySelector("[data-hub-mine]") && remembers())) import("./my-topics.js");
