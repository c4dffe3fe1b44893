// Review mode by keyboard: what is marked data-key is pressed with that key. Every one is a link or a button too.
document.addEventListener("keydown", (event) => {
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
