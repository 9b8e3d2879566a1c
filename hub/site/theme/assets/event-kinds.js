// The list of events by kind: a choice narrows the list down and lights its days in the month, and the address keeps it.
import { ngettext } from "./words.js";

const tabs = document.querySelector("#hub-kinds");
const links = [...tabs.querySelectorAll("a")];
const named = links.map((link) => [link, new URL(link.href).searchParams.get("kind"), link.textContent]);
const coming = () => [...document.querySelectorAll("[data-hub-coming] li[data-kind]")];
const fits = (kind) => (item) => !kind || item.dataset.kind === kind;

function narrow() {
  const asked = new URLSearchParams(location.search).get("kind");
  const chosen = named.some(([, kind]) => kind === asked) ? asked : null;
  for (const [link, kind, title] of named) {
    const count = coming().filter(fits(kind)).length;
    link.textContent = `${title} ${count}`;
    link.parentElement.hidden = !count;
    if (kind === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const item of document.querySelectorAll("li[data-kind]")) item.hidden = !fits(chosen)(item);
  for (const part of document.querySelectorAll("[data-hub-group], [data-hub-past]")) part.hidden = !part.querySelector("li:not([hidden])");
  for (const link of document.querySelectorAll(".month [data-kind]")) {
    const day = link.closest("td");
    day.classList.toggle("has", [...day.querySelectorAll("a")].some(fits(chosen)));
  }
  return coming().filter(fits(chosen)).length;
}

tabs.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  const count = narrow();
  document.querySelector("#hub-kinds-status").textContent = ngettext("{count} event", "{count} events", count);
});
addEventListener("popstate", narrow);
narrow();
tabs.hidden = !coming().length;
