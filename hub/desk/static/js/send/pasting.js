// The files of an issue that is pasted into a service, and what is done with them.
import { button, el, say } from "../dom.js";

const NAMES = { html: "HTML", txt: "plain text", eml: "whole message" };

export function pasting({ day, paste }) {
  const files = paste.files.map((path) => {
    const ending = path.split(".").pop(), at = `/api/send/file?${new URLSearchParams({ day, path })}`;
    const copy = async () => {
      const answer = await fetch(at), words = (await answer.text());
      if (answer.ok) await navigator.clipboard.writeText(words);
      say(answer.ok ? `The ${NAMES[ending]} is copied` : words);
    };
    return el("li", {}, el("code", {}, path), " ", button(`Copy the ${NAMES[ending]}`, "", copy), " ", el("a", { class: "btn", href: at, download: path.split("/").pop() }, `Save the ${NAMES[ending]}`));
  });
  return [el("ol", { class: "some" }, [...paste.steps, "Send it there, then say so here"].map((words) => el("li", {}, words))), el("ul", { class: "told" }, files)];
}
