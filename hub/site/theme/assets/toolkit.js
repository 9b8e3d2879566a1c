// The list of all practices: two choices narrow it down, and the address keeps them.
import { gettext, ngettext } from "./words.js";

const form = document.querySelector("#hub-filter");
const practices = [...document.querySelectorAll("#hub-practices > li")];
const chosen = () => Object.entries(Object.fromEntries(new FormData(form))).filter(([, value]) => value);

function narrow() {
  const wanted = chosen();
  for (const item of practices) item.hidden = !wanted.every(([name, value]) => item.dataset[name] === value);
  const shown = practices.filter((item) => !item.hidden).length;
  const words = ngettext("{count} practice", "{count} practices", shown);
  form.querySelector("[role=status]").textContent = shown ? words : gettext("No practice fits both; choose Any in one of them.");
}

const address = new URLSearchParams(location.search);
for (const select of form.querySelectorAll("select")) {
  const value = address.get(select.name);
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}
form.addEventListener("change", () => {
  const kept = new URLSearchParams(chosen()).toString();
  history.replaceState(null, "", kept ? `?${kept}` : location.pathname);
  narrow();
});
form.hidden = false;
narrow();
