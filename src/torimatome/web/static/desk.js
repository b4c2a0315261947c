// A click on a sentence, or Enter on it, shows its source in the panel; the arrow keys go on, Escape goes back.
"use strict";

const panel = document.getElementById("evidence");
const contents = panel.querySelector(".contents");
const reading = panel.querySelector(".reading");
const passages = panel.querySelector(".passages");
const sentences = [...document.querySelectorAll("a.sentence")];
let turn = 0;

async function fetched(link) {
  const url = new URL(link.href);
  url.searchParams.set("part", "1");
  try {
    const answer = await fetch(url);
    if (answer.ok) return await answer.text();
  } catch { /* told below */ }
  return "<p>The desk does not answer; look at the terminal that serves it.</p>";
}

function light(link) {
  for (const other of sentences) other.classList.toggle("chosen", other === link);
  contents.hidden = Boolean(link);
  reading.hidden = !link;
  panel.classList.toggle("showing", Boolean(link));
}

async function show(link) {
  const mine = ++turn;
  light(link);
  link.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#${link.id}`);
  const text = await fetched(link);
  if (mine !== turn) return; // a later click came first
  passages.innerHTML = text; // the desk's own page part: every word of a source is escaped there
  const mark = passages.querySelector("mark");
  panel.scrollTop = mark ? mark.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3 : 0;
}

function back() {
  const chosen = sentences.find((link) => link.classList.contains("chosen"));
  turn += 1;
  light(null);
  panel.scrollTop = 0;
  if (chosen) chosen.focus({ preventScroll: true });
}

function step(link, by) {
  const next = sentences[sentences.indexOf(link) + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  show(next);
}

for (const link of sentences) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab shows the passage's own page
    event.preventDefault();
    show(link);
  });
}

document.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const held = document.activeElement;
  if (event.key === "Escape" && !reading.hidden) back();
  if (!by || !sentences.includes(held)) return;
  event.preventDefault();
  step(held, by);
});

reading.querySelector(".back").addEventListener("click", back);

// A link to a sentence opens with its source shown.
const named = sentences.find((link) => `#${link.id}` === location.hash);
if (named) {
  named.scrollIntoView({ block: "center" });
  show(named);
}
