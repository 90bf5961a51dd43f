// The two buttons beside a number; a form that asks for it is sent a moment after the last change.
const timers = new WeakMap();

const changed = (box) => {
  if (!("autosubmit" in box.dataset)) return;
  const form = box.querySelector("input").form;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => form.requestSubmit(), 600));
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-qty] [data-step]");
  if (!button) return;
  const box = button.closest("[data-qty]");
  const input = box.querySelector("input");
  const before = input.value;
  if (Number(button.dataset.step) > 0) input.stepUp();
  else input.stepDown();
  if (input.value !== before) input.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("change", (event) => {
  const box = event.target.closest("[data-qty]");
  if (box && event.target.checkValidity()) changed(box);
});
