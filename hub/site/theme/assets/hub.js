// What the frame of a page does with JavaScript: colours, the menu's Escape key, the list of contents beside the text.
const root = document.documentElement;
const KEY = "hub-colours";

function stored() {
  try { return localStorage.getItem(KEY) || ""; } catch { return ""; }
}

function paint(scheme) {
  if (scheme) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
}

paint(stored());

document.addEventListener("DOMContentLoaded", () => {
  const colours = document.querySelector("#hub-colours");
  colours.parentElement.hidden = false;
  colours.value = stored();
  colours.addEventListener("change", () => {
    paint(colours.value);
    try {
      if (colours.value) localStorage.setItem(KEY, colours.value);
      else localStorage.removeItem(KEY);
    } catch { /* the choice lasts as long as the page */ }
  });

  const menu = document.querySelector(".hub-menu");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  const contents = document.querySelector(".hub-toc");
  if (contents) contents.open = matchMedia("(min-width: 76em)").matches;
});

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("article details:not([open], .hub-toc)")) details.open = true;
});
