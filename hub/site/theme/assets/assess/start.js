// What the assessment's page needs until somebody answers; page.js comes with the first answer, or where answers are.
const at = (id) => document.getElementById(`assess-${id}`);
const hasLink = () => location.hash.startsWith("#a=");
let page;

async function later(name, target) {
  try {
    page ??= await import("./page.js");
  } catch {
    at("alert").textContent = at("words").content.querySelector("[data-say=missing]").textContent;
    return;
  }
  page[name](target);
}

at("app").hidden = false;
at("plain").hidden = true;
at("app").parentElement.addEventListener("change", ({ target }) => later("chosen", target));
at("app").addEventListener("click", ({ target }) => later("pressed", target));
addEventListener("hashchange", () => { if (hasLink()) later("resume"); });
// On the way back a browser marks what was marked before, then shows the page; or it has kept all of the page.
addEventListener("pageshow", ({ persisted }) => {
  const marked = document.querySelector(".assess-choices :checked"), kept = localStorage.getItem(at("app").dataset.store);
  if (!persisted && (hasLink() || marked || kept)) later("resume");
});
