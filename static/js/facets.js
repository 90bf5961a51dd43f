// The filter opens on a phone by a link to its id: focus goes in and comes back, Escape closes. In a wide window a choice
// is sent at once.
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
  const wide = matchMedia("(min-width: 60rem)").matches;
  if (wide && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
});
