// A slow or broken network: nothing is sent twice, what is on its way says so, what failed says what to do.
const said = document.querySelector("#said");
const say = (words, seen = false) => {
  said.textContent = words;
  said.classList.toggle("seen", seen);
};
// other scripts speak through it: without words it is the network that failed, which is shown as well
document.addEventListener("say", ({ detail }) => (detail ? say(detail) : say(said.dataset.failed, true)));

const release = () => {
  for (const form of document.querySelectorAll("[data-going]")) delete form.dataset.going;
  for (const button of document.querySelectorAll(".going")) button.classList.remove("going");
};
addEventListener("pageshow", release);

const onItsWay = (event, form, button) => {
  if ("going" in form.dataset) return event.preventDefault();
  form.dataset.going = "";
  setTimeout(() => {
    if (!("going" in form.dataset)) return;
    button.classList.add("going");
    say(said.dataset.slow);
  }, 1000);
  setTimeout(release, 15_000); // a file came, or nothing did: it may be sent again
};

// A form that sends itself after a choice comes back as a new page: the focus returns to that choice.
const remember = () => {
  const at = document.activeElement;
  const input = at.closest("[data-qty]")?.querySelector("input") ?? at;
  const kept = [location.pathname, input.name, input.type === "number" ? at.dataset.step : input.value, input.type];
  if (input.name) sessionStorage.setItem("at", JSON.stringify(kept));
};
const restore = () => {
  const [path, name, value, type] = JSON.parse(sessionStorage.getItem("at") ?? "[]");
  sessionStorage.removeItem("at");
  if (path !== location.pathname) return;
  const inputs = [...document.getElementsByName(name)];
  const input = /radio|checkbox/.test(type) ? inputs.find((one) => one.value === value) : inputs[0];
  (type === "number" && input?.parentElement.querySelector(`[data-step="${value}"]`) || input)?.focus();
  setTimeout(() => say(document.querySelector("[data-say]")?.textContent ?? ""), 500);
};
if (!document.querySelector("[data-focus]")) restore();

document.addEventListener("submit", (event) => {
  if (!event.submitter) remember();
  else if (event.target.getAttribute("method") === "post") onItsWay(event, event.target, event.submitter);
});

// htmx: a part of the page that was fetched says what it is; one that waits for news is left alone until there is some
const waits = (text) => text.includes("data-waits");
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if ("waits" in detail.target.dataset && waits(detail.xhr.responseText)) detail.shouldSwap = false;
});
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  say(document.getElementById(detail.target.id)?.querySelector("[data-say]")?.textContent ?? "");
});
document.addEventListener("htmx:afterOnLoad", () => said.classList.contains("seen") && say(""));
for (const failure of ["htmx:sendError", "htmx:responseError"])
  document.addEventListener(failure, () => say(said.dataset.failed, true));
