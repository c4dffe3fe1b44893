// What only one answer of a form asks for: hidden until that answer is chosen. Without this file it is all there.

for (const part of document.querySelectorAll("[data-asked-for]")) {
  const answers = part.closest("form").querySelectorAll(`[name="${part.dataset.askedBy}"]`);
  const wanted = part.dataset.askedFor.split(" ");
  const show = () => {
    part.hidden = ![...answers].some((answer) => answer.checked && wanted.includes(answer.value));
  };
  answers.forEach((answer) => answer.addEventListener("change", show));
  show();
}
