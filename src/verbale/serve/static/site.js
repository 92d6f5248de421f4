// What pages do better with scripts. Everything here works without them, by links and forms.
"use strict";

// Report reader: words and the records taken from them light up together.
const near = (target) => {
  const mark = target.closest?.("[data-claims]");
  if (mark) return mark.dataset.claims.split(" ");
  const record = target.closest?.("[data-claim]");
  return record ? [record.dataset.claim] : [];
};

const light = (event) => {
  if (!document.querySelector(".leaf")) return;
  const ids = new Set(near(event.target));
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!ids.size) return;
  for (const mark of document.querySelectorAll("[data-claims]")) {
    if (mark.dataset.claims.split(" ").some((id) => ids.has(id))) mark.classList.add("lit");
  }
  for (const id of ids) document.getElementById(`c-${id}`)?.classList.add("lit");
};

document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);

// Filters: an empty one has no place in the address.
document.addEventListener("htmx:configRequest", (event) => {
  const told = event.detail.parameters;
  for (const name of Object.keys(told)) if (told[name] === "") delete told[name];
});
document.addEventListener("submit", (event) => {
  if (event.target.method !== "get") return; // of a form that changes something an empty field says that it is emptied
  for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
});

// Board: what moved since this browser last looked, by the day of the latest report then.
const visit = () => {
  const board = document.querySelector(".board[data-as-of]");
  const place = document.querySelector(".last-visit");
  if (!board?.dataset.asOf || !place) return;
  const before = localStorage.getItem("verbale-seen");
  if (before && before < board.dataset.asOf) {
    const link = document.createElement("a");
    link.href = `/?since=${encodeURIComponent(before)}`;
    link.textContent = "Steps since your last visit";
    place.append(link);
    place.hidden = false;
  }
  localStorage.setItem("verbale-seen", board.dataset.asOf);
};

document.addEventListener("DOMContentLoaded", visit);
