// Review mode by keyboard: what is marked data-key is pressed with that key. Every one is a link or a button too.
// Who speaks to the computer, or whose hand trembles, turns the keys off (WCAG 2.1.4), and the tab remembers it.
const WITHOUT_KEYS = "walk-without-keys";
const without = document.querySelector("[data-keys-off]");

function showKeys() {
  const off = sessionStorage.getItem(WITHOUT_KEYS) !== null;
  without.setAttribute("aria-pressed", String(off));
  document.body.toggleAttribute("data-without-keys", off);
}
without.addEventListener("click", () => {
  if (sessionStorage.getItem(WITHOUT_KEYS) === null) sessionStorage.setItem(WITHOUT_KEYS, "");
  else sessionStorage.removeItem(WITHOUT_KEYS);
  showKeys();
});
without.hidden = false;
showKeys();

document.addEventListener("keydown", (event) => {
  if (document.body.hasAttribute("data-without-keys")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!found) return;
  event.preventDefault();
  found.click();
});

// A key pressed twice writes one decision.
document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute("data-sent")) event.preventDefault();
  else event.target.setAttribute("data-sent", "");
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("[data-sent]").forEach((form) => form.removeAttribute("data-sent"));
});
