// The files of an issue that is pasted into a service, and what is done with them.
import { button, el, say } from "../dom.js";
import { gettext } from "../words.js";

const WORDS = {
  html: { copy: gettext("Copy the HTML"), save: gettext("Save the HTML"), copied: gettext("The HTML is copied") },
  txt: { copy: gettext("Copy the plain text"), save: gettext("Save the plain text"), copied: gettext("The plain text is copied") },
  eml: { copy: gettext("Copy the whole message"), save: gettext("Save the whole message"), copied: gettext("The whole message is copied") },
};

export function pasting({ day, paste }) {
  const files = paste.files.map((path) => {
    const said = WORDS[path.split(".").pop()], at = `/api/send/file?${new URLSearchParams({ day, path })}`;
    const copy = async () => {
      const answer = await fetch(at), words = (await answer.text());
      if (answer.ok) await navigator.clipboard.writeText(words);
      say(answer.ok ? said.copied : words);
    };
    return el("li", {}, el("code", {}, path), " ", button(said.copy, "", copy), " ", el("a", { class: "btn", href: at, download: path.split("/").pop() }, said.save));
  });
  return [el("ol", { class: "some" }, [...paste.steps, gettext("Send it there, then say so here")].map((words) => el("li", {}, words))), el("ul", { class: "told" }, files)];
}
