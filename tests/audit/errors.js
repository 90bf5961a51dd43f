// What a form that came back says badly. `came_back`: this page answers a form with mistakes in it.
(came_back) => {
  const found = [];
  for (const tied of document.querySelectorAll("[aria-describedby], [aria-labelledby], [aria-controls]"))
    for (const attribute of ["aria-describedby", "aria-labelledby", "aria-controls"])
      for (const id of (tied.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean))
        if (!document.getElementById(id)) found.push(`error: ${attribute} names #${id}, which is not there`);
  for (const field of document.querySelectorAll("main :is(input, select, textarea)"))
    if (field.type !== "hidden" && !field.labels?.length && !field.ariaLabel && !field.getAttribute("aria-labelledby"))
      found.push(`error: the field ${field.name} has no name`);
  const wrong = [...document.querySelectorAll("main [aria-invalid=true]")];
  for (const field of wrong) {
    const tied = [field, field.closest("fieldset")].map((one) => one?.getAttribute("aria-describedby") ?? "").join(" ");
    const words = tied.split(/\s+/).map((id) => document.getElementById(id));
    if (!words.some((each) => each?.matches(".err"))) found.push(`error: ${field.name} is wrong and does not say why`);
  }
  if (!came_back) return found;
  const summary = document.querySelector("[role=alert][data-focus]");
  if (!summary) return [...found, "error: no summary"];
  if (document.activeElement !== summary) found.push("error: the summary has not the focus");
  if (!/^(Lỗi|Error): /.test(document.title)) found.push(`error: the title says nothing: ${document.title}`);
  for (const link of summary.querySelectorAll("a[href^='#']"))
    if (!document.getElementById(link.hash.slice(1))) found.push(`error: ${link.hash} of the summary leads nowhere`);
  return found;
}
