// Small comforts. Every page works without this file.

// The summary of errors takes the focus, so that a screen reader and the eye begin there.
function showErrors(root) {
  const summary = root.querySelector(".error-summary");
  summary?.focus();
  return Boolean(summary);
}
showErrors(document);

// When the button that had the focus is gone with the part changed: the error, the field to go on with, what is
// said, or the next step.
const SPOKEN = ["[aria-invalid='true']", "[autofocus]", "[role='status'], [role='alert']", ".step.is-next summary"];
document.addEventListener("htmx:afterSwap", (event) => {
  const part = event.target; // the new part; event.detail.target may be the old one, already out of the page
  if (showErrors(part) || document.activeElement !== document.body) return;
  const first = SPOKEN.map((words) => part.querySelector(words)).find(Boolean);
  if (first?.matches("[role]")) first.tabIndex = -1;
  first?.focus();
});

// A form marked data-once is sent once, however often the button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-once]");
  if (!form || event.defaultPrevented) return;
  if (form.hasAttribute("data-sent")) event.preventDefault();
  else form.setAttribute("data-sent", "");
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("[data-sent]").forEach((form) => form.removeAttribute("data-sent"));
});

// The sheet of the phone closes with Escape and with a touch outside.
const menu = document.querySelector("details.menu");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});

// When a part of a page cannot be fetched, say so; what was typed stays.
const trouble = document.getElementById("trouble");
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => {
    if (trouble) trouble.hidden = false;
  });
}
document.addEventListener("htmx:afterOnLoad", () => {
  if (trouble) trouble.hidden = true;
});

// What somebody has unfolded stays so when the part around it changes.
let unfolded = [];
document.addEventListener("htmx:beforeSwap", (event) => {
  unfolded = [...event.detail.target.querySelectorAll("details[id][open]")].map((one) => one.id);
});
document.addEventListener("htmx:afterSettle", () => {
  unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  unfolded = [];
});
