// Many choices in folds: what is typed leaves only those that match, by their name or by that of their fold.
// What is chosen stays chosen and in sight, whatever is typed.

const fold = (text) => text.normalize("NFD").replace(/\p{Mark}/gu, "").toLowerCase();

function sift(choices, asked) {
  let found = 0;
  for (const group of choices.querySelectorAll("details")) {
    const isWhole = fold(group.querySelector("summary").textContent).includes(asked);
    let shown = 0;
    for (const option of group.querySelectorAll(".form-check")) {
      const isChosen = option.querySelector("input").checked;
      const matches = isWhole || fold(option.textContent).includes(asked);
      option.hidden = !matches && !isChosen;
      shown += matches || isChosen ? 1 : 0;
      found += matches ? 1 : 0;
    }
    group.hidden = shown === 0;
    group.open = asked !== "" && shown > 0;
  }
  return found;
}

for (const search of document.querySelectorAll("[data-choices-search]")) {
  const input = search.querySelector("input");
  const said = search.querySelector("[role=status]");
  search.hidden = false;
  input.addEventListener("input", () => {
    const asked = fold(input.value.trim());
    const found = sift(search.closest(".choices"), asked);
    said.textContent = asked === "" ? "" : said.dataset.found.replace("%d", found);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // it looks for something, it does not send the form
  });
}
