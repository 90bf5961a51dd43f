// Choosing a province fills the list of its communes: <select data-communes="/dia-chi/xa-phuong/" data-into="id_commune">.
// The address answers with <option>s for ?tinh=CODE. Without this, the form's own button does the same.
for (const province of document.querySelectorAll("select[data-communes]")) {
  const into = document.getElementById(province.dataset.into);
  const first = into.options[0]; // says "choose" in the page's language, whatever a cache keeps
  province.addEventListener("change", async () => {
    if (!province.value) return into.replaceChildren(first);
    // it stays enabled: Tab must not pass it by while its list is on the way
    into.setAttribute("aria-busy", "true");
    into.replaceChildren(new Option("…", ""));
    const asked = province.value;
    try {
      const answer = await fetch(`${province.dataset.communes}?tinh=${encodeURIComponent(asked)}`, {
        headers: { "X-Requested-With": "fetch" },
      });
      if (!answer.ok) throw new Error(answer.statusText);
      const options = await answer.text();
      if (asked !== province.value) return;
      into.innerHTML = options;
      into.options[0].replaceWith(first);
      into.value = "";
    } catch {
      province.value = ""; // chosen once more, it is asked once more
      into.replaceChildren(first);
      document.dispatchEvent(new CustomEvent("say"));
    } finally {
      into.removeAttribute("aria-busy");
    }
  });
}
