// The filter opens by its link (#loc) on a phone: focus goes in and comes back, Escape closes, a choice in a wide window is sent at once.
const form = document.querySelector(".facets");
const opener = document.querySelector(`a[href="#${form.id}"]`);
const close = () => {
  form.querySelector("a[href^='#']")?.click();
  opener?.focus();
};

addEventListener("hashchange", () => {
  if (location.hash === `#${form.id}`) form.querySelector("a, input, select, button")?.focus();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash === `#${form.id}`) close();
});
form.addEventListener("change", (event) => {
  if (matchMedia("(min-width: 60rem)").matches && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
});
