// The sources: those that need a look first, what is kept of each, and one more by its address.
import { ask, button, el, fill, plural, say, trouble } from "../dom.js";
import { ask as send, read } from "../api.js";

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
    el("label", { for: "address" }, "Add a source: paste its address"), el("div", {}, address, el("button", { class: "main" }, "Look")),
    el("label", { class: "soft", for: "private" }, isPrivate, " It is on this machine or a private network"));
  async function look(url) {
    fill(offered);
    say(`Asking ${url} …`);
    trouble("");
    try {
      offer(await send("sources/look", { url, private: isPrivate.checked }));
      say("");
    } catch (error) {
      const other = error.message.match(ADDRESS)?.[0];
      fill(offered, el("p", {}, error.message), other && other !== url && el("p", {}, button(`Look at ${other}`, "", () => { address.value = other; look(other); })));
      say("No feed is there");
    }
  }
  function offer(found) {
    const name = el("input", { id: "name", value: found.name || found.url });
    const titles = found.newest.map((title) => el("li", {}, title));
    fill(offered, el("p", {}, el("b", {}, plural(found.count, "entry", "entries")), found.recent ? `, ${found.recent} of the last 30 days` : "", "."), titles.length ? el("ul", { class: "some" }, titles) : "",
      el("p", { class: "named" }, el("label", { for: "name" }, "Its name "), name, " ", button("Add", "", () => done(`Adding ${name.value} …`, send("sources/add", { url: found.url, name: name.value, private: isPrivate.checked }), async ({ key }) => {
        fill(offered);
        address.value = "";
        await load();
        say(`Added as ${key}. Read it now with its button.`);
      }), { class: "main" })));
  }

  // ---- what is there
  const fetchThem = (keys) => done(keys.length ? "Reading it …" : `Reading ${plural(rows.filter((each) => each.active).length, "source")} …`, send("sources/fetch", { keys }), async (counts) => {
    const failed = counts.filter((each) => each.failures.length);
    await load();
    say(`${counts.reduce((sum, each) => sum + each.new, 0)} new`);
    if (failed.length) trouble(failed.map((each) => `${each.key}: ${each.failures[0]}`).join(" "));
  });
  const setActive = (row) => done("Saving …", send("sources/set_active", { key: row.key, active: !row.active }), async () => {
    await load();
    document.getElementById(`do-${row.key}`)?.focus();
    say(`${row.name} is ${row.active ? "paused" : "read again"}`);
  });
  const remove = (row) => {
    const dialog = ask(`Remove ${row.name}?`, el("div", {},
      el("p", {}, "Its file in content/sources/ goes. What waits from it still waits."),
      el("div", { class: "ends" }, button("Remove it", "", () => dialog.close("yes"), { class: "main" }), button("Leave it", "", () => dialog.close("")))),
    { onclose: (answer) => answer && done("Saving …", send("sources/remove", { key: row.key }), async () => { await load(); head.focus(); say(`${row.name} is removed`); }) });
  };
  async function takeList(event) {
    const [file] = event.target.files;
    if (file) await done(`Reading ${file.name} …`, send("sources/take_list", { opml: await file.text() }), async ({ added }) => { await load(); say(`${plural(added, "source")} added`); });
  }
  // Where all is well there is no column for what is not.
  const hasMatter = () => rows.some((row) => row.matter || !row.active);
  function cells(row) {
    const share = el("span", { class: "share", "aria-hidden": "true" }, el("i"));
    share.firstChild.style.width = `${row.share}%`;
    return el("tr", { class: row.matter ? "look" : row.active ? "" : "paused" },
      el("th", { scope: "row" }, row.name, el("small", {}, row.place)),
      hasMatter() && el("td", { class: "matter" }, row.active ? row.matter : "paused"),
      el("td", { class: "num", "data-head": "Waiting" }, String(row.waiting)),
      el("td", { class: "num", "data-head": "Kept" }, row.judged ? [share, ` ${row.kept} of ${row.judged}`] : "—"),
      el("td", { class: "do" }, el("button", { type: "button", class: "link", id: `do-${row.key}`, "aria-label": `${row.active ? "Pause" : "Resume"} ${row.name}`, onclick: () => setActive(row) }, row.active ? "Pause" : "Resume"), " ",
        row.active && el("button", { type: "button", class: "link", "aria-label": `Read now: ${row.name}`, onclick: () => fetchThem([row.key]) }, "Read now"), " ",
        el("button", { type: "button", class: "link", "aria-label": `Remove ${row.name}`, onclick: () => remove(row) }, "Remove")));
  }
  const head = el("h1", { tabindex: "-1" }, "Sources"), lead = el("p", { class: "big" }), names = el("tr"), body = el("tbody");
  const list = el("input", { type: "file", id: "list", accept: ".opml,.xml", onchange: takeList });
  const page = el("div", { class: "page" }, head, lead, form, offered,
    el("div", { class: "table", tabindex: "0", role: "region", "aria-label": "All sources" }, el("table", {}, el("thead", {}, names), body)),
    el("p", { class: "ends" }, button("Read all now", "", () => fetchThem([])), el("a", { class: "btn", href: "/api/sources/opml", download: "sources.opml" }, "Save as OPML"), el("label", { class: "btn", for: "list" }, "Add from OPML", list)));
  function paint() {
    const matters = rows.filter((row) => row.matter).length;
    fill(lead, rows.length ? [el("b", {}, matters ? `${matters} of ${rows.length} need a look.` : "All is well."), ` Each fetch reads ${plural(rows.filter((row) => row.active).length, "source")}.`] : "There is no source yet.");
    fill(names, ["Source", hasMatter() && "What is the matter", "Waiting", "Kept", "Do"].filter(Boolean).map((words) => el("th", { scope: "col" }, words)));
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
