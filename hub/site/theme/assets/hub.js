// What the frame of a page does with JavaScript: the reader's own choice of colors, titles that a search field offers,
// and details that print open.
const root = document.documentElement;
const KEY = "hub-colors";

function stored() {
  try { return localStorage.getItem(KEY) || ""; } catch { return ""; }
}

function paint(scheme) {
  if (scheme) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
}

paint(stored());

document.addEventListener("DOMContentLoaded", () => {
  const colors = document.querySelector("#hub-colors");
  colors.closest(".colors").hidden = false;
  colors.value = stored();
  colors.addEventListener("change", () => {
    paint(colors.value);
    try {
      if (colors.value) localStorage.setItem(KEY, colors.value);
      else localStorage.removeItem(KEY);
    } catch { /* the choice lasts as long as the page */ }
  });
});

// The titles that the page of the search lists; it is loaded when somebody goes to a field.
async function offer(field) {
  const page = new DOMParser().parseFromString(await (await fetch(field.form.action)).text(), "text/html");
  const titles = new Set([...page.querySelectorAll("#hub-letters li a, .rail li a")].map((link) => link.lastChild.textContent));
  const list = document.createElement("datalist");
  list.id = `${field.id}-titles`;
  list.append(...[...titles].map((title) => new Option(title)));
  field.after(list);
  field.setAttribute("list", list.id);
}

addEventListener("focusin", ({ target: field }) => {
  if (field.type !== "search" || field.hasAttribute("list")) return;
  field.setAttribute("list", "");
  offer(field).catch(() => field.removeAttribute("list"));
});

// Opened from a disk, a link to a folder leads to the page in it.
if (location.protocol === "file:") addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
});

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("article details:not([open])")) details.open = true;
});
