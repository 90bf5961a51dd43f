// A button that copies its text and says so; the text beside it can be selected without it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const words = button.querySelector("span");
  const before = words.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    getSelection().selectAllChildren(button.parentElement.querySelector(".take"));
    return;
  }
  words.textContent = button.dataset.done;
  document.dispatchEvent(new CustomEvent("say", { detail: words.textContent }));
  setTimeout(() => (words.textContent = before), 2000);
});
