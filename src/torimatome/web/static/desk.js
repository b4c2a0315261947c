// A click on a sentence, or Enter on it, shows the passage that says so in the panel; the arrow keys go on.
"use strict";
const panel = document.getElementById("evidence");
const sentences = [...document.querySelectorAll("a.sentence")];

async function show(link) {
  const url = new URL(link.href);
  url.searchParams.set("part", "1");
  url.hash = "";
  const answer = await fetch(url);
  panel.innerHTML = await answer.text();
  sentences.forEach((other) => other.classList.toggle("chosen", other === link));
  const passage = panel.querySelector("mark");
  if (passage) passage.scrollIntoView({ block: "nearest" });
}

for (const link of sentences) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
  link.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = sentences[sentences.indexOf(link) + step];
    if (next) { next.focus(); show(next); }
  });
}
