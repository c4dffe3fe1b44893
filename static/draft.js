// A long form marked data-draft="name" keeps what is typed in this tab until it is sent.
// In the tab only (sessionStorage): town halls share computers.

const form = document.querySelector("form[data-draft]");
const KEPT = "input:not([type=hidden], [type=password], [type=file], [type=search]), textarea, select";
const sent = "draft-sent";

function key(name) {
  return `draft:${location.pathname}:${name}`;
}

function read() {
  const values = [];
  for (const control of form.querySelectorAll(KEPT)) {
    const isChoice = control.type === "checkbox" || control.type === "radio";
    values.push(isChoice ? control.checked : control.value);
  }
  return JSON.stringify(values);
}

function write(values) {
  form.querySelectorAll(KEPT).forEach((control, index) => {
    if (control.type === "checkbox" || control.type === "radio") control.checked = values[index];
    else control.value = values[index];
  });
}

const finished = sessionStorage.getItem(sent);
const hasErrors = form?.querySelector(".error-summary");
if (finished && !hasErrors) sessionStorage.removeItem(finished);
sessionStorage.removeItem(sent);

if (form) {
  const name = key(form.dataset.draft);
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
  const note = form.querySelector("[data-draft-note]");
  const empty = read();
  // After an error the server has already given back what was typed.
  if (kept && !hasErrors && kept.length === form.querySelectorAll(KEPT).length) {
    write(kept);
    if (note) note.hidden = false;
  }
  form.addEventListener("input", () => sessionStorage.setItem(name, read()));
  form.addEventListener("submit", () => sessionStorage.setItem(sent, name));
  note?.querySelector("button").addEventListener("click", () => {
    sessionStorage.removeItem(name);
    write(JSON.parse(empty));
    note.hidden = true;
  });
}
