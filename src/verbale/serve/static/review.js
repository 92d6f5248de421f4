// Review by keys: each button and link that has one says so. They can be turned off (WCAG 2.2, 2.1.4).
"use strict";

const KEYS = "verbale-keys";
const ANSWERED = "verbale-answered";

const answer = (event) => {
  const box = document.getElementById("keys");
  if (!box?.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const wanted = event.key.length === 1 ? event.key.toLowerCase() : "";
  const found = wanted && document.querySelector(`[data-key="${CSS.escape(wanted)}"]`);
  if (!found) return;
  event.preventDefault();
  if (wanted === "e") edit();
  else found.click();
};

const edit = () => {
  const form = document.getElementById("edit");
  form.open = true;
  form.querySelector("input:not([type=hidden]), select, textarea").focus();
};

// Who has answered is led to the next question, so that it is read out and the page need not be gone through again.
const follow = () => {
  for (const one of document.querySelectorAll("form[method=post]")) {
    one.addEventListener("submit", () => sessionStorage.setItem(ANSWERED, "yes"));
  }
  document.querySelector("[data-key=n]")?.addEventListener("click", () => sessionStorage.setItem(ANSWERED, "yes"));
  if (sessionStorage.getItem(ANSWERED)) document.getElementById("question")?.focus();
  sessionStorage.removeItem(ANSWERED);
};

const prepare = () => {
  const box = document.getElementById("keys");
  box.checked = localStorage.getItem(KEYS) !== "off";
  box.closest("[hidden]").hidden = false;
  box.addEventListener("change", () => localStorage.setItem(KEYS, box.checked ? "on" : "off"));
  document.querySelector("a[href='#edit']")?.addEventListener("click", (event) => {
    event.preventDefault();
    edit();
  });
  document.addEventListener("keydown", answer);
  follow();
};

document.addEventListener("DOMContentLoaded", prepare);
