// Choosing a province fills the list of its communes: <select data-communes="/dia-chi/xa-phuong/" data-into="id_commune">.
// The address answers with <option>s for ?tinh=CODE. Without this, the form's own button does the same.
for (const province of document.querySelectorAll("select[data-communes]")) {
  const into = document.getElementById(province.dataset.into);
  province.addEventListener("change", async () => {
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
      if (asked === province.value) into.innerHTML = options;
    } catch {
      province.value = ""; // chosen once more, it is asked once more
      document.dispatchEvent(new CustomEvent("say"));
    } finally {
      into.removeAttribute("aria-busy");
    }
  });
}
