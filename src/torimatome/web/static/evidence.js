// A click on a sentence, or Enter on it, lights the line of the page that says so. Arrow keys go on, Escape comes back.
"use strict";

const panel = document.getElementById("evidence");
const passages = panel.querySelector(".passages");
const reading = panel.querySelector(".reading");
const contents = panel.querySelector(".contents");
let turn = 0;

const sentences = () => [...document.querySelectorAll("a.sentence")];

async function fetched(link) {
  const url = new URL(link.href);
  url.searchParams.set("part", "1");
  try {
    const answer = await fetch(url);
    if (answer.ok) return await answer.text();
  } catch { /* told below */ }
  return `<p>${document.getElementById("evidence").dataset.silent}</p>`;
}

function light(link) {
  for (const other of sentences()) other.classList.toggle("chosen", other === link);
  if (contents) contents.hidden = Boolean(link);
  if (reading) reading.hidden = !link;
  if (link) panel.dispatchEvent(new CustomEvent("shows", { detail: "passages" }));
  panel.classList.toggle("showing", Boolean(link));
}

async function show(link) {
  const mine = ++turn;
  light(link);
  link.scrollIntoView({ block: "nearest" });
  if (reading) history.replaceState(null, "", `#${link.id}`);
  const text = await fetched(link);
  if (mine !== turn) return; // a later click came first
  passages.innerHTML = text; // the desk's own page part: every word of a source is escaped there
  const mark = passages.querySelector("mark");
  panel.scrollTop += mark ? mark.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3 : 0;
}

function back() {
  const chosen = sentences().find((link) => link.classList.contains("chosen"));
  turn += 1;
  light(null);
  panel.scrollTop = 0;
  if (chosen) chosen.focus({ preventScroll: true });
}

function step(link, by) {
  const all = sentences();
  const next = all[all.indexOf(link) + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  show(next);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a.sentence");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab shows the passage's own page
  event.preventDefault();
  show(link);
});

document.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const held = document.activeElement;
  if (event.key === "Escape" && panel.classList.contains("showing")) back();
  if (!by || !held.matches("a.sentence")) return;
  event.preventDefault();
  step(held, by);
});

if (reading) reading.querySelector(".back").addEventListener("click", back);

// A link to a sentence opens with its source shown.
const named = sentences().find((link) => `#${link.id}` === location.hash);
if (named) {
  named.scrollIntoView({ block: "center" });
  show(named);
}
