// A click on a council of the map opens its page. The list beside it does the same for every hand and device.
document.querySelector(".map")?.addEventListener("click", (event) => {
  const shape = event.target.closest("[data-url]");
  if (shape) window.location.assign(shape.dataset.url);
});
