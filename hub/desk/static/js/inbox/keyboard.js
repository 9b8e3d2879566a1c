// The keys of the inbox. They count only while the list or the text beside it has the focus; a held key decides once.
import { keepKey, prefs } from "../keys.js";

const MOVES = { ArrowDown: 1, ArrowUp: -1 };
const ALWAYS = /^(Arrow|Home|End|Page|Escape)/;
const WITH_RADIO = new Set(["Escape", "Enter", "u", "n", "s", "l", "d", "k"]);

export function listen(root, list, acts) {
  const { sheets } = acts;
  const step = (by) => {
    const to = sheets.at + by;
    return sheets.isLast || Math.floor(to / sheets.size) === sheets.sheet ? to : sheets.at;
  };

  function counts(event) {
    if ((!prefs.isOn && !ALWAYS.test(event.key)) || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.target.closest("input:not([type=radio]), textarea, select, dialog")) return false;
    return !(event.target.matches("button, a, summary") && ["Enter", " "].includes(event.key));
  }
  function escape(isInList) {
    if (!isInList) return acts.focusRow();
    return sheets.isNarrowed ? acts.show({ words: "", source: "", topic: "" }) : undefined;
  }
  // At the last look Space scrolls, and goes on to the next titles at the end.
  function scroll(by) {
    const isEdge = by > 0 ? list.scrollTop + list.clientHeight >= list.scrollHeight - 4 : list.scrollTop < 4;
    const to = (sheets.sheet + by) * sheets.per;
    if (isEdge && to >= 0 && to < sheets.rows.length) {
      acts.go(to);
      list.scrollTop = 0;
    } else if (!isEdge) list.scrollBy(0, by * (list.clientHeight - 60));
  }
  function moved(key, isInList) {
    if (key === "j") return acts.go(step(1));
    if (key === "k" && keepKey() !== "K") return acts.go(step(-1));
    if (key === "PageDown") return acts.turn(1);
    if (key === "PageUp") return acts.turn(-1);
    if (!isInList) return null;
    if (MOVES[key]) return acts.go(step(MOVES[key]));
    if (sheets.isLast && (key === "ArrowRight" || key === "ArrowLeft")) return acts.go(sheets.at + (key === "ArrowRight" ? 1 : -1));
    if (key === "Home") return acts.go(sheets.sheet * sheets.per);
    if (key === "End") return acts.go(Math.min(sheets.rows.length, (sheets.sheet + 1) * sheets.per) - 1);
    return null;
  }
  function looked(digit) {
    const i = sheets.sheet * sheets.size + digit - 1;
    if (!sheets.isLast && digit <= sheets.size && i < sheets.rows.length) acts.select(i);
  }
  const once = {
    " ": (isShift) => (sheets.isLast ? scroll(isShift ? -1 : 1) : isShift ? acts.previous() : acts.next()),
    Enter: () => acts.decide("kept"), k: () => acts.decide("kept"), l: () => acts.decide("later"),
    d: (isShift) => (isShift ? acts.dropRest() : acts.decide("dropped")),
    n: acts.note, s: acts.section, t: acts.topics, e: acts.openGroup, r: acts.readFull, o: acts.open, x: acts.toggleSelected,
    u: (isShift) => acts.undo(isShift),
    "/": () => acts.search.focus(),
    f: () => acts.show({ source: sheets.filter.source ? "" : sheets.current?.source ?? "" }),
  };

  root.addEventListener("keydown", (event) => {
    if (!counts(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, isInList = list.contains(event.target);
    if (event.target.matches("input[type=radio]") && !WITH_RADIO.has(key)) return;
    if (key === "Escape") {
      event.preventDefault();
      escape(isInList);
    } else if (!event.shiftKey && moved(key, isInList) !== null) event.preventDefault();
    else if (/^[1-9]$/.test(key)) {
      event.preventDefault();
      looked(Number(key));
    } else if (once[key]) {
      event.preventDefault();
      if (!event.repeat) once[key](event.shiftKey);
    }
  });
}
