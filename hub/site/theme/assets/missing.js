// The page for an address that leads to nothing: the pages whose addresses are most like it, and the search filled in.
import { distance } from "./search/terms.js";
import { gettext } from "./words.js";

const script = document.querySelector("script[data-site]");
const root = new URL(script.dataset.root.replace(/\/?$/, "/"), location.href);
const MOST = 3;
const LEAST_LIKE = 0.4;

const words = (path) => path.replace(/(index)?\.html$/, "").toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 2);
const same = (one, other) => one === other || (Math.min(one.length, other.length) > 4 && (one.slice(0, 5) === other.slice(0, 5) || distance(one, other) < 2));

function likeness(asked, path) {
  const own = words(path);
  const met = asked.filter((word) => own.some((other) => same(word, other))).length;
  return (2 * met) / (asked.length + own.length);
}

// What an address says that its page is called; a year or a month says too little.
function title(path) {
  const name = path.split("/").filter(Boolean).pop().replace(/\.html$|^[\d-]+/g, "").replaceAll("-", " ");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

async function paths() {
  const map = new DOMParser().parseFromString(await (await fetch(new URL("sitemap.xml", root))).text(), "text/xml");
  return [...map.querySelectorAll("loc")].map((place) => place.textContent.slice(script.dataset.site.length));
}

const asked = words(decodeURI(location.pathname).slice(root.pathname.length));
if (asked.length) {
  for (const input of document.querySelectorAll("main input[type=search]")) input.value = asked.join(" ");
  const found = (await paths()).filter((path) => path && title(path)).map((path) => ({ path, like: likeness(asked, path) }));
  const nearest = found.filter(({ like }) => like >= LEAST_LIKE).sort((one, other) => other.like - one.like).slice(0, MOST);
  if (nearest.length) {
    const list = document.createElement("ul");
    for (const { path } of nearest) {
      const link = Object.assign(document.createElement("a"), { href: new URL(path, root), textContent: title(path) });
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    const heading = Object.assign(document.createElement("h2"), { textContent: gettext("Did you look for this?") });
    document.querySelector("#hub-nearest").append(heading, list);
  }
}
