// The editor: a preview that follows every change, panels that take turns, and items that can be drawn to their place.
"use strict";

const side = document.getElementById("evidence");
const preview = document.getElementById("preview");

function shows(what) {
  side.querySelector(".passages").hidden = what !== "passages";
  side.querySelector(".preview").hidden = what !== "preview";
  for (const tab of side.querySelectorAll("[data-shows]")) tab.setAttribute("aria-pressed", String(tab.dataset.shows === what));
}

side.addEventListener("shows", (event) => shows(event.detail));
for (const tab of side.querySelectorAll("[data-shows]")) tab.addEventListener("click", () => shows(tab.dataset.shows));

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "one") return;
  const open = document.getElementById("one");
  if (!open) return;
  const asked = event.detail.requestConfig;
  const page = preview.src.split("#")[0]; // to another item it only goes on; a change is to be seen
  preview.src = asked && asked.verb === "get" ? `${page}#${open.dataset.item}` : `${page.split("?")[0]}?at=${Date.now()}#${open.dataset.item}`;
});

// An item that is moved by a key shows it in the list at once; the desk's answer brings the list as it is.
function passed(item, way) {
  const one = [...document.querySelectorAll("#contents li")].find((li) => li.dataset.item === item);
  const other = one && (way === "up" ? one.previousElementSibling : one.nextElementSibling);
  if (other) other[way === "up" ? "before" : "after"](one);
}

// Where one goes shows in the list at once too.
document.addEventListener("htmx:beforeRequest", (event) => {
  const asked = event.detail.requestConfig;
  if (asked.verb !== "get" || !event.target.matches("a[hx-target='#one']")) return;
  for (const li of document.querySelectorAll("#contents li")) li.classList.toggle("at", asked.path.endsWith(`/${li.dataset.item}`));
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const { to_place: way, section } = event.detail.requestConfig.parameters;
  const open = document.getElementById("one");
  const list = open && [...document.querySelectorAll("#contents li")].find((li) => li.dataset.item === open.dataset.item);
  if (!["up", "down"].includes(way) || !list || list.parentElement.dataset.section !== section) return;
  passed(open.dataset.item, way);
  event.target.dataset.passed = way;
});
for (const fault of ["htmx:responseError", "htmx:sendError"]) document.addEventListener(fault, (event) => {
  const way = event.target.dataset && event.target.dataset.passed;
  if (way) passed(document.getElementById("one").dataset.item, way === "up" ? "down" : "up");
});

// --- drawing an item to its place ---------------------------------------------------------------------------------

let drawn = null;

document.addEventListener("dragstart", (event) => {
  drawn = event.target.closest("#contents li");
  if (drawn) event.dataTransfer.effectAllowed = "move";
});

document.addEventListener("dragend", () => { drawn = null; });

// The list is not renewed under a hand that draws one of its items; what it would have said comes with the page that follows.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (drawn && event.detail.target.id === "contents") event.detail.shouldSwap = false;
});

document.addEventListener("dragover", (event) => {
  const over = event.target.closest("#contents li");
  if (!drawn || !over) return;
  event.preventDefault();
  for (const one of document.querySelectorAll("#contents li")) one.classList.toggle("over", one === over && over !== drawn);
});

document.addEventListener("drop", (event) => {
  const over = event.target.closest("#contents li");
  if (!drawn || !over || over === drawn) return;
  event.preventDefault();
  const form = document.getElementById("drag");
  const box = over.getBoundingClientRect();
  const before = event.clientY < box.top + box.height / 2;
  const neighbour = before ? over.previousElementSibling : over;
  form.elements.to_place.value = neighbour && neighbour !== drawn ? `after:${neighbour.dataset.item}` : before && !neighbour ? "first" : "";
  form.elements.section.value = over.parentElement.dataset.section;
  form.action = `${form.dataset.base}${drawn.dataset.item}/move`;
  form.submit();
});
