// A button beside each piece of code, which copies it; a browser that cannot copy has none.
import { gettext } from "./words.js";

function add(code) {
  const box = Object.assign(document.createElement("div"), { className: "code" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn two noprint" });
  const words = Object.assign(document.createElement("span"), { textContent: gettext("Copy") });
  words.setAttribute("role", "status");
  button.append(words);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    words.textContent = gettext("Copied.");
  });
  code.replaceWith(box);
  box.append(code, button);
}

if (navigator.clipboard) document.querySelectorAll(".flow pre").forEach(add);
