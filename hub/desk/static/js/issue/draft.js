// The draft: its outline, which an edit changes at once, and the text of its file, which the server changes in turn.
import { ask, read, write } from "../api.js";
import { gettext } from "../words.js";

const FIELDS = ["text", "out", "stamp", "subject", "preheader", "note", "sections", "broken", "status", "waits"];

// `tell` gets what happened: { kind: "busy" | "saved" | "refused" | "clash" | "idle", … }.
export function makeDraft(answer, tell) {
  const draft = { ...answer, since: answer.text, at: { s: 0, i: -1 }, isBusy: () => waiting > 0 };
  const past = [], future = [];
  let last = Promise.resolve(), waiting = 0, era = 0, steps = 0;

  function take(found) {
    for (const field of FIELDS) if (field in found || field === "broken") draft[field] = found[field];
  }
  // Where steps wait, the outline shows them already and is not set back.
  function takeBehind(found) {
    if (waiting > 1) for (const field of ["text", "out", "stamp"]) draft[field] = found[field];
    else take(found);
  }

  // Reads the file again, in turn with the steps: what is older than a step must not come after it.
  const reload = () => step(async () => {
    const found = await read("issue/issue", { day: draft.day }).catch((error) => {
      if (!(error instanceof TypeError)) throw error;         // the desk has ended; a write says so
    });
    if (found) takeBehind(found);
  });

  // Steps come one after the other; where one is refused, those behind it were meant for another text and are dropped.
  function step(work) {
    const mine = era;
    steps += 1;
    waiting += 1;
    tell({ kind: "busy" });
    last = last.then(async () => {
      try {
        if (mine === era) await work();
      } catch (error) {
        era += 1;
        waiting = 1;
        take(await read("issue/issue", { day: draft.day }).catch(() => ({})));
        tell({ kind: "refused", words: error.message });
      } finally {
        waiting = Math.max(0, waiting - 1);
        if (!waiting) tell({ kind: "idle" });
      }
    });
    return last;
  }

  function arrived(found, before, says, at) {
    if (found.clashes) {
      era += 1;
      tell({ kind: "clash", clashes: found.clashes, base: before, mine: found.made, theirs: found.theirs, says, at });
      return;
    }
    if (found.made !== before) {
      past.push({ before, after: found.made, says, at });
      future.length = 0;
    }
    takeBehind(found);
    tell({ kind: "saved", says: [says, ...found.says].filter(Boolean).join(". ") });
  }

  Object.assign(draft, {
    reload,
    // Does an edit: `kind` and what it needs (EditAsked in issue_edits.py).
    edit(kind, given, says) {
      const at = { ...draft.at };
      return step(async () => {
        const before = draft.text;
        arrived(await write("issue/edit", { day: draft.day, base: before, kind, ...given }), before, says, at);
      });
    },
    // Saves the whole text, as somebody wrote it or chose it.
    restore(given, says) {
      return step(async () => arrived(await write("issue/restore", { day: draft.day, ...given }), given.theirs ?? given.base, says, { ...draft.at }));
    },
    start: (update, says) => step(async () => {
      const before = draft.text;
      const found = await write("issue/start", { day: draft.day, update });
      Object.assign(draft, found);
      if (before !== undefined) past.push({ before, after: found.text, says, at: { ...draft.at } });
      else draft.since = found.text;
      tell({ kind: "saved", says });
    }),
    undo: (again) => step(async () => {
      const [from, to] = again ? [future, past] : [past, future];
      const one = from.pop();
      if (!one) return tell({ kind: "saved", says: again ? gettext("Nothing to do again") : gettext("Nothing to take back") });
      const [base, text] = again ? [one.before, one.after] : [one.after, one.before];
      const found = await write("issue/restore", { day: draft.day, base, text });
      if (found.clashes) {
        from.push(one);
        return tell({ kind: "refused", words: gettext("The file has other words there now, so this is not taken back: {what}", { what: one.says }) });
      }
      to.push(one);
      draft.at = { ...one.at };
      take(found);
      tell({ kind: "saved", says: [again ? gettext("Done again: {what}", { what: one.says }) : gettext("Taken back: {what}", { what: one.says }), ...found.says].join(". ") });
    }),
    look: (edit) => ask("issue/look", { day: draft.day, text: draft.text, since: draft.since, edit: edit && { day: draft.day, base: "", ...edit } }),
    // Whether another program has saved the file since.
    async hasChanged() {
      const asked = steps, { stamp } = await read("issue/stamp", { day: draft.day });
      return asked === steps && stamp !== draft.stamp;
    },
  });
  return draft;
}

export const same = (one, other) => one.s === other.s && one.i === other.i;
export const itemAt = (draft, at) => draft.sections[at.s]?.items[at.i];
export const places = (draft) => draft.sections.flatMap((section, s) => [{ s, i: -1 }, ...section.items.map((_, i) => ({ s, i }))]);
export const titleAt = (draft, at) => (at.i < 0 ? draft.sections[at.s]?.title : itemAt(draft, at)?.words) ?? "";

// Keeps the chosen place inside of the outline.
export function clamp(draft) {
  const s = Math.max(0, Math.min(draft.at.s, draft.sections.length - 1));
  draft.at = { s, i: Math.min(draft.at.i, (draft.sections[s]?.items.length ?? 0) - 1) };
}
