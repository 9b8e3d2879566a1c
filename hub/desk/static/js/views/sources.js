// The sources: those that need a look first, what is kept of each, and one more by its address.
import { ask, button, el, fill, say, trouble } from "../dom.js";
import { ask as send, read } from "../api.js";
import { gettext, ngettext, number } from "../words.js";

const ADDRESS = /https?:\/\/[^\s,;]+/;

export default function sources(desk, root) {
  let rows = [];

  // Says what went wrong with a request, in the line at the foot.
  async function done(doing, request, then) {
    say(doing);
    trouble("");
    try {
      await then(await request);
    } catch (error) {
      say("");
      trouble(error.message);
    }
  }
  async function load() {
    ({ rows } = await read("sources/sources"));
    paint();
  }

  // ---- one more
  const address = el("input", { id: "address", type: "url", name: "url", required: true, placeholder: "https://", autocomplete: "off" });
  const isPrivate = el("input", { type: "checkbox", id: "private" });
  const offered = el("div", { class: "offered", "aria-live": "polite" });
  const form = el("form", { class: "add", onsubmit: (event) => { event.preventDefault(); look(address.value); } },
    el("label", { for: "address" }, gettext("Add a source: paste its address")), el("div", {}, address, el("button", { class: "main" }, gettext("Look"))),
    el("label", { class: "soft", for: "private" }, isPrivate, " ", gettext("It is on this machine or a private network")));
  async function look(url) {
    fill(offered);
    say(gettext("Asking {url} …", { url }));
    trouble("");
    try {
      offer(await send("sources/look", { url, private: isPrivate.checked }));
      say("");
    } catch (error) {
      const other = error.message.match(ADDRESS)?.[0];
      fill(offered, el("p", {}, error.message), other && other !== url && el("p", {}, button(gettext("Look at {url}", { url: other }), "", () => { address.value = other; look(other); })));
      say(gettext("No feed is there"));
    }
  }
  function offer(found) {
    const name = el("input", { id: "name", value: found.name || found.url });
    const titles = found.newest.map((title) => el("li", {}, title));
    fill(offered, el("p", {}, el("b", {}, ngettext("{count} entry", "{count} entries", found.count)), found.recent ? gettext(", {number} of the last 30 days", { number: number(found.recent) }) : "", "."), titles.length ? el("ul", { class: "some" }, titles) : "",
      el("p", { class: "named" }, el("label", { for: "name" }, gettext("Its name")), " ", name, " ", button(gettext("Add"), "", () => done(gettext("Adding {name} …", { name: name.value }), send("sources/add", { url: found.url, name: name.value, private: isPrivate.checked }), async ({ key }) => {
        fill(offered);
        address.value = "";
        await load();
        say(gettext("Added as {key}. Read it now with its button.", { key }));
      }), { class: "main" })));
  }

  // ---- what is there
  const fetchThem = (keys) => done(keys.length ? gettext("Reading it …") : ngettext("Reading {count} source …", "Reading {count} sources …", rows.filter((each) => each.active).length), send("sources/fetch", { keys }), async (counts) => {
    const failed = counts.filter((each) => each.failures.length);
    await load();
    say(ngettext("{count} new", "{count} new", counts.reduce((sum, each) => sum + each.new, 0)));
    if (failed.length) trouble(failed.map((each) => `${each.key}: ${each.failures[0]}`).join(" "));
  });
  const setActive = (row) => done(gettext("Saving …"), send("sources/set_active", { key: row.key, active: !row.active }), async () => {
    await load();
    document.getElementById(`do-${row.key}`)?.focus();
    say(row.active ? gettext("{name} is paused", { name: row.name }) : gettext("{name} is read again", { name: row.name }));
  });
  const remove = (row) => {
    const dialog = ask(gettext("Remove {name}?", { name: row.name }), el("div", {},
      el("p", {}, gettext("Its file in content/sources/ goes. What waits from it still waits.")),
      el("div", { class: "ends" }, button(gettext("Remove it"), "", () => dialog.close("yes"), { class: "main" }), button(gettext("Leave it"), "", () => dialog.close("")))),
    { onclose: (answer) => answer && done(gettext("Saving …"), send("sources/remove", { key: row.key }), async () => { await load(); head.focus(); say(gettext("{name} is removed", { name: row.name })); }) });
  };
  async function takeList(event) {
    const [file] = event.target.files;
    if (file) await done(gettext("Reading {file} …", { file: file.name }), send("sources/take_list", { opml: await file.text() }), async ({ added }) => { await load(); say(ngettext("{count} source added", "{count} sources added", added)); });
  }
  // Where all is well there is no column for what is not.
  const hasMatter = () => rows.some((row) => row.matter || !row.active);
  function cells(row) {
    const share = el("span", { class: "share", "aria-hidden": "true" }, el("i"));
    share.firstChild.style.width = `${row.share}%`;
    return el("tr", { class: row.matter ? "look" : row.active ? "" : "paused" },
      el("th", { scope: "row" }, row.name, el("small", {}, row.place)),
      hasMatter() && el("td", { class: "matter" }, row.active ? row.matter : gettext("paused")),
      el("td", { class: "num", "data-head": gettext("Waiting") }, number(row.waiting)),
      el("td", { class: "num", "data-head": gettext("Kept") }, row.judged ? [share, " ", gettext("{kept} of {judged}", { kept: number(row.kept), judged: number(row.judged) })] : "—"),
      el("td", { class: "do" }, el("button", { type: "button", class: "link", id: `do-${row.key}`, "aria-label": row.active ? gettext("Pause {name}", { name: row.name }) : gettext("Resume {name}", { name: row.name }), onclick: () => setActive(row) }, row.active ? gettext("Pause") : gettext("Resume")), " ",
        row.active && el("button", { type: "button", class: "link", "aria-label": gettext("Read now: {name}", { name: row.name }), onclick: () => fetchThem([row.key]) }, gettext("Read now")), " ",
        el("button", { type: "button", class: "link", "aria-label": gettext("Remove {name}", { name: row.name }), onclick: () => remove(row) }, gettext("Remove"))));
  }
  const head = el("h1", { tabindex: "-1" }, gettext("Sources")), lead = el("p", { class: "big" }), names = el("tr"), body = el("tbody");
  const list = el("input", { type: "file", id: "list", accept: ".opml,.xml", onchange: takeList });
  const page = el("div", { class: "page" }, head, lead, form, offered,
    el("div", { class: "table", tabindex: "0", role: "region", "aria-label": gettext("All sources") }, el("table", {}, el("thead", {}, names), body)),
    el("p", { class: "ends" }, button(gettext("Read all now"), "", () => fetchThem([])), el("a", { class: "btn", href: "/api/sources/opml", download: "sources.opml" }, gettext("Save as OPML")), el("label", { class: "btn", for: "list" }, gettext("Add from OPML"), list)));
  function paint() {
    const matters = rows.filter((row) => row.matter).length;
    fill(lead, rows.length ? [el("b", {}, matters ? gettext("{number} of {all} need a look.", { number: number(matters), all: number(rows.length) }) : gettext("All is well.")), " ", ngettext("Each fetch reads {count} source.", "Each fetch reads {count} sources.", rows.filter((row) => row.active).length)] : gettext("There is no source yet."));
    fill(names, [gettext("Source"), hasMatter() && gettext("What is the matter"), gettext("Waiting"), gettext("Kept"), gettext("Do")].filter(Boolean).map((words) => el("th", { scope: "col" }, words)));
    fill(body, rows.map(cells));
  }

  return {
    async open(focus) {
      if (!root.contains(page)) fill(root, page);
      await load();
      if (focus) head.focus();
    },
  };
}
