// Choosing a province fills the list of its communes: <select data-communes="/dia-chi/xa-phuong/" data-into="id_commune">.
// The address answers with <option>s for ?tinh=CODE. Without this, the form's own button does the same.
for (const province of document.querySelectorAll("select[data-communes]")) {
  const into = document.getElementById(province.dataset.into);
  province.addEventListener("change", async () => {
    into.setAttribute("aria-busy", "true");
    into.disabled = true;
    try {
      const answer = await fetch(`${province.dataset.communes}?tinh=${encodeURIComponent(province.value)}`, {
        headers: { "X-Requested-With": "fetch" },
      });
      if (answer.ok) into.innerHTML = await answer.text();
    } finally {
      into.disabled = false;
      into.removeAttribute("aria-busy");
    }
  });
}
