// What every page shares. Each part improves a link or form that works without it.
const has = (selector) => document.querySelector(selector);

if (has("[data-qty]")) import("./quantity.js");
if (has("[data-copy]")) import("./copy.js");
if (has("select[data-communes]")) import("./communes.js");
if (has(".facets")) import("./facets.js");
if (has("[data-basket-count]")) import("./basket.js");
import("./sending.js");
if (has("[data-script]")) import("./nearby.js");

// a list that sorts or chooses sends its form at once; its button shows only where no script runs
document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-autosubmit]")) event.target.form.requestSubmit();
  if (event.target.name === "text-size") {
    document.documentElement.dataset.size = event.target.value;
    document.cookie = `text-size=${event.target.value}; path=/; max-age=31536000; samesite=lax`;
  }
});

// a form that came back with faults: the summary is seen and read out first
has("[data-focus]")?.focus();
