// Keys, by attributes of what they press: data-key names the key, data-says what the list of keys (?) says of it.
// Rows (data-row) are gone through with j and k; a key of the row at hand comes before the same key elsewhere.
"use strict";

document.documentElement.classList.add("scripted");
const WRITES = "textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=submit])";
const rows = () => [...document.querySelectorAll("[data-row]")];
const row = () => document.querySelector("[data-row].at");
const visible = (one) => Boolean(one) && !one.disabled && (one.offsetParent !== null || Boolean(one.closest("form[hidden]")));

function at(next, scroll = true) {
  for (const one of rows()) one.classList.toggle("at", one === next);
  if (!next) return;
  next.focus({ preventScroll: true });
  if (scroll) next.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const here = all.indexOf(row());
  at(all[Math.min(Math.max(here + by, 0), all.length - 1)]);
}

function pressed(key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  const near = row() ? [...row().querySelectorAll(named)] : [];
  return [...near, ...document.querySelectorAll(named)].find((one) => visible(one) && (near.includes(one) || !one.closest("[data-row]")));
}

function press(one) {
  if (one.matches(WRITES)) {
    one.focus();
    if (one.select) one.select();
    return;
  }
  one.click();
  const wanted = one.dataset.focus && document.getElementById(one.dataset.focus);
  if (wanted && one.parentElement.open) wanted.focus();
}

document.addEventListener("keydown", (event) => {
  const held = document.activeElement;
  if (event.key === "Escape") {
    mark(null);
    if (held.matches(WRITES)) held.blur();
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && held.form) {
    held.form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || held.matches(WRITES)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && held.matches("a, button, summary")) return;
  if (event.key === "?") return keys(event);
  const one = pressed(event.key);
  if (one) {
    event.preventDefault();
    press(one);
  } else if (rows().length && ["j", "k"].includes(event.key)) {
    event.preventDefault();
    step(event.key === "j" ? 1 : -1);
  }
});

// --- the list of keys -------------------------------------------------------------------------------------------

function keys(event) {
  event.preventDefault();
  const dialog = document.getElementById("keys");
  const said = new Map();
  if (rows().length) for (const [key, text] of [["j", dialog.dataset.next], ["k", dialog.dataset.before]]) said.set(key, text);
  for (const one of document.querySelectorAll("[data-key][data-says]")) said.set(one.dataset.key, one.dataset.says);
  said.set("Esc", dialog.dataset.leave).set("Ctrl+Enter", dialog.dataset.send).set("?", dialog.dataset.this);
  const list = dialog.querySelector("dl");
  list.replaceChildren(...[...said].flatMap(([key, text]) => {
    const dt = document.createElement("dt");
    const dd = document.createElement("dd");
    dt.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    dd.textContent = text;
    return [dt, dd];
  }));
  dialog.showModal();
}

// --- rows and their pieces --------------------------------------------------------------------------------------

document.addEventListener("focusin", (event) => {
  const here = event.target.closest("[data-row]");
  if (here) for (const one of rows()) one.classList.toggle("at", one === here);
});

// What a key toggles is emptied when it is open already, instead of being asked for again.
document.addEventListener("htmx:confirm", (event) => {
  const open = event.target.dataset.toggles && document.getElementById(event.target.dataset.toggles);
  if (open && open.childElementCount) {
    event.preventDefault();
    open.replaceChildren();
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  const was = event.detail.target && event.detail.target.id;
  const now = was && document.getElementById(was);
  if (now && now.matches("[data-row]")) {
    const all = rows();
    at(all[all.indexOf(now) + 1] || now);
  }
});

// What a press asks of the desk shows at once; the desk's answer then takes its place, and a refusal takes it back.
const STATES = { keep: "kept", drop: "dropped", carry: "carried", open: "open" };
document.addEventListener("htmx:beforeRequest", (event) => {
  const act = event.target.matches(".row-acts") && STATES[event.detail.requestConfig.parameters.act];
  const one = act && event.target.closest(".row");
  if (!one) return;
  one.dataset.was = one.className;
  one.classList.remove("chosen", ...Object.values(STATES));
  one.classList.add(act);
});
for (const fault of ["htmx:responseError", "htmx:sendError"]) document.addEventListener(fault, (event) => {
  const one = event.target.closest("[data-was]");
  if (!one) return;
  one.className = one.dataset.was;
  delete one.dataset.was;
});

// A row that took its own place gets its old classes back when it settles, and with them loses the mark.
document.addEventListener("htmx:afterSettle", () => {
  const held = document.activeElement;
  if (!row() && held.matches("[data-row]")) held.classList.add("at");
});

// --- merging: mark one event, then another -----------------------------------------------------------------------

let marked = null;

function mark(item) {
  marked = item;
  for (const one of rows()) one.classList.toggle("marked", Boolean(item) && one.id === `row-${item}`);
  const hint = document.getElementById("merge-hint");
  if (hint) hint.hidden = !item;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-merge]");
  if (!button) return;
  const item = button.dataset.merge;
  if (marked === null) return mark(item);
  if (marked === item) return mark(null);
  const form = document.getElementById("merge");
  form.querySelector("[name=into]").value = marked;
  form.querySelector("[name=item]").value = item; // elements.item is a method
  form.submit();
});

// --- forms that save when they are left ---------------------------------------------------------------------------

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-saves]");
  if (form) form.classList.add("unsaved");
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest && event.target.closest("form[data-saves]");
  if (form && event.detail.successful) form.classList.remove("unsaved");
});
window.addEventListener("beforeunload", (event) => {
  const held = document.activeElement;
  if (held && held.form && held.form.matches(".unsaved")) event.preventDefault();
});

// --- long work: the desk tells of each step; where it cannot, the page asks every few seconds by itself --------------

const going = document.querySelector("[data-events]");
if (going && window.EventSource) {
  const events = new EventSource(going.dataset.events);
  const told = () => document.body.dispatchEvent(new CustomEvent("told"));
  events.addEventListener("message", told);
  events.addEventListener("end", () => {
    events.close();
    told();
  });
}
