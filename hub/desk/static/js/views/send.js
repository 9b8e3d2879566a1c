// Sending: what will happen and what speaks against it, a test to oneself, then the issue, once its number is typed.
import { ask as dialog, button, el, fill, link, say, trouble } from "../dom.js";
import { ask, read, Refused } from "../api.js";
import { makeLedger, STATES } from "../send/ledger.js";
import { pasting } from "../send/pasting.js";
import { dayWords, gettext, ngettext, number, withNodes } from "../words.js";

const AGAIN = 2000;   // how often to look while somebody sends
const CAMPAIGNS = ["listmonk", "mailchimp"];
const STATUS = { draft: gettext("draft"), ready: gettext("ready"), sent: gettext("sent") };

export default function send(desk, root) {
  let plan = null, tested = "", clock = 0, isBusy = false;
  const head = el("h1", { tabindex: "-1" }), page = el("div", { class: "page" });

  async function load(day = plan?.day) {
    clearTimeout(clock);
    plan = await read("send/plan", day ? { day } : {});
    paint();
  }
  // Does one thing, once: what came of it is read again from the ledger, also where no answer came.
  async function act(doing, path, body, then) {
    if (isBusy) return;
    isBusy = true;
    root.dataset.busy = "";
    say(doing);
    trouble("");
    let words = "";
    try {
      words = then(await ask(`send/${path}`, body));
    } catch (error) {
      trouble(error instanceof Refused ? error.message : gettext("The desk did not answer. Nothing is sent twice: start hub desk again, and this page says what became of it."));
    }
    isBusy = false;
    delete root.dataset.busy;
    await load().catch((error) => { if (error instanceof Refused) trouble(error.message); });
    head.focus();
    say(words);
  }

  // ---- what will happen
  const row = (name, ...words) => [el("dt", {}, name), el("dd", {}, words)];
  function facts() {
    return el("dl", { class: "facts" }, row(gettext("To"), el("b", {}, plan.destination), el("small", {}, plan.reach)), row(gettext("From"), plan.sender), row(gettext("Subject"), el("b", {}, plan.subject)), row(gettext("Preheader"), plan.preheader), row(gettext("Issue"), plan.number ? gettext("{number}, of {day}", { number: plan.number, day: dayWords(plan.day) }) : dayWords(plan.day), el("small", {}, `${plan.path}, ${STATUS[plan.status]}`)), row(gettext("Its page"), link(plan.page, plan.page)));
  }
  // A sentence with the way to its place.
  function told({ words, place, rule }) {
    const way = { issue: () => el("a", { href: `#issue/${plan.day}/${rule}` }, rule ? gettext("Go to finding {rule}", { rule }) : gettext("Open the issue")), page: () => link(plan.page, gettext("Open the page")) }[place];
    return el("li", {}, el("span", {}, words), way ? [" ", way()] : null);
  }
  function lead() {
    const { refusals, entry } = plan;
    if (entry) return el("p", { class: `lead is-${entry.state}` }, el("span", {}, el("b", {}, STATES[entry.state].title), ` ${STATES[entry.state].words}`));
    if (refusals.length) return el("p", { class: "lead is-failed" }, el("span", {}, el("b", {}, gettext("It cannot leave yet.")), " ", ngettext("{count} thing speaks against it.", "{count} things speak against it.", refusals.length)));
    return el("p", { class: "lead" }, el("span", {}, el("b", {}, gettext("It may leave.")), " ", tested === plan.words ? gettext("A test of these words was sent from here.") : gettext("No test of these words was sent from here.")));
  }
  const part = (title, ...kids) => el("section", {}, el("h2", {}, title), kids);
  const listed = (title, all) => (all.length ? part(title, el("ul", { class: "told" }, all.map(told))) : null);

  // ---- a test
  function testing() {
    const field = el("input", { id: "send-to", name: "to", value: plan.tests.join(", "), autocomplete: "email", placeholder: gettext("you@example.gov"), "aria-describedby": "send-to-help" });
    const form = el("form", { class: "typed", onsubmit: (event) => {
      event.preventDefault();
      const addresses = field.value.split(/[\s,;]+/).filter(Boolean), { words } = plan;
      act(gettext("Sending the test …"), "test", { day: plan.day, addresses }, (all) => {
        const bad = all.filter(({ state }) => state !== "sent");
        if (bad.length) trouble(bad.map(({ to, reply }) => `${to}: ${reply}`).join(" "));
        else tested = words;
        return ngettext("{sent} of {count} test sent", "{sent} of {count} tests sent", all.length, { sent: number(all.length - bad.length) });
      });
    } }, el("label", { for: "send-to" }, gettext("Send a test to")), el("div", {}, field, el("button", {}, gettext("Send the test"))), el("small", { id: "send-to-help" }, gettext("One message for each address, with [Test] before its subject. The list never gets it.")));
    return part(gettext("A test to yourself"), form);
  }

  // ---- the issue itself
  function leaving() {
    const { confirmation, to, entry, refusals } = plan, isPaste = to === "paste";
    const verb = isPaste ? gettext("Make the files") : entry ? gettext("Send it again") : gettext("Send it");
    if (refusals.length) return null;
    const field = el("input", { id: "send-number", autocomplete: "off", spellcheck: "false", "aria-describedby": "send-number-help", oninput: () => { go.disabled = field.value.trim() !== confirmation; } });
    const go = el("button", { class: "main", disabled: true }, verb), start = el("input", { type: "checkbox", id: "send-start" });
    const form = el("form", { class: "typed", onsubmit: (event) => {
      event.preventDefault();
      if (go.disabled) return;
      go.disabled = true;
      act(gettext("Sending …"), "send", { day: plan.day, number: field.value, seen: plan.seen, start: start.checked }, ({ state, reply }) => ({ draft: gettext("The campaign {name} is a draft there", { name: reply }), pasted: gettext("The files are made") }[state] ?? `${STATES[state].short}: ${reply}`));
    } }, el("label", { for: "send-number" }, plan.number ? gettext("Type {number}, the issue’s number", { number: confirmation }) : gettext("Type {day}, the issue’s day", { day: confirmation })), el("div", {}, field, go), CAMPAIGNS.includes(to) ? el("label", { class: "soft", for: "send-start" }, start, " ", gettext("Start the campaign, too; else it stays a draft there")) : null, el("small", { id: "send-number-help" }, isPaste ? gettext("Nothing leaves by itself.") : gettext("It leaves once, and cannot be called back.")));
    return part(isPaste ? gettext("Make the files to paste") : gettext("Let it leave"), form);
  }

  // ---- what became of it
  function settling() {
    const { entry, paste } = plan, given = { day: plan.day, seen: plan.seen };
    const settle = (has_left) => act(gettext("Saving …"), "settle", { ...given, has_left }, () => (has_left ? gettext("{file} says now that it was sent", { file: plan.path }) : gettext("It may be sent again: type its number")));
    const sure = () => {
      const asked = dialog(gettext("It has left?"), el("div", {}, el("p", {}, gettext("{file} will say that it was sent, and it never leaves again.", { file: plan.path })), el("div", { class: "ends" }, button(gettext("Yes, it has left"), "", () => asked.close("yes"), { class: "main" }), button(gettext("Cancel"), "", () => asked.close("")))), { onclose: (answer) => { if (answer === "yes") settle(true); } });
    };
    const ways = el("p", { class: "ends" }, button(paste ? gettext("I have sent it there") : gettext("It is there: it has left"), "", sure), button(paste ? gettext("Make the files again") : gettext("It is not there: send it again"), "", () => settle(false)));
    if (paste) return part(gettext("Paste it"), pasting(plan), ways);
    return part(gettext("Has it left?"), el("p", {}, entry.reply), el("p", {}, withNodes(gettext("Look for {message} where it went: {destination}."), { message: el("code", {}, entry.message_id), destination: entry.destination })), ways);
  }
  function known() {
    const { entry } = plan;
    if (entry.state === "uncertain") return settling();
    if (entry.state === "sending") {
      clock = setTimeout(() => { if (!root.hidden) load().catch(() => {}); }, AGAIN);
      return null;
    }
    if (entry.state === "sent" && plan.status !== "sent") return part(gettext("Its file does not say so"), el("p", {}, button(gettext("Write it into {file}", { file: plan.path }), "", () => act(gettext("Saving …"), "close", { day: plan.day }, () => gettext("{file} says now that it was sent", { file: plan.path })))));
    return entry.state === "sent" ? el("p", {}, withNodes(gettext("Next: commit {file}, which says now that it was sent."), { file: el("code", {}, plan.path) })) : el("p", {}, entry.reply);
  }

  function paint() {
    const { entry, days } = plan, mayLeave = !entry || ["pending", "failed"].includes(entry.state);
    const other = days.length > 1 ? el("p", {}, el("label", { for: "send-day" }, gettext("Issue"), " "), el("select", { id: "send-day", onchange: (event) => { trouble(""); load(event.target.value).catch((error) => trouble(error.message)); } }, days.map((day) => el("option", { value: day, selected: day === plan.day }, dayWords(day))))) : null;
    fill(head, gettext("Send"));
    fill(page, head, other, lead(), entry ? known() : null, listed(gettext("What speaks against it"), plan.refusals), part(gettext("What will happen"), facts()), listed(gettext("Findings that hold nothing back"), plan.problems), entry?.state === "sent" ? null : testing(), mayLeave ? leaving() : null, part(gettext("What has left"), makeLedger(plan.ledger)));
  }

  return {
    async open(focus, day) {
      if (!root.contains(page)) {
        fill(head, gettext("Send"));
        fill(page, head, el("p", { class: "none" }, gettext("Looking at the issue, its file and its page …")));
        fill(root, page);
      }
      await load(day || undefined);
      if (focus) head.focus();
    },
  };
}
