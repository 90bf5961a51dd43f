// What a reader with large text, wide spacing, a narrow window or an unsteady hand would stumble over on this page.
// Answers {wide, cut, over, small}: each a list of short descriptions, empty where all is well.
() => {
  const MAIN = ".btn, .in, .act, .qty button, .find button, .pick, .tabs a";
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const spoken = (element) => !element.closest(".vh") && element.checkVisibility({ visibilityProperty: true });
  const name = (element) =>
    `${element.tagName.toLowerCase()}.${element.className.baseVal ?? element.className} “${(element.innerText ?? element.value ?? element.name ?? "").trim().slice(0, 40)}”`;
  const clips = (style) => /hidden|clip/.test(style.overflowX + style.overflowY);
  const scrolls = (style) => /auto|scroll/.test(style.overflowX);
  const hiddenByClip = (element) => {
    for (let up = element; up; up = up.parentElement) if (getComputedStyle(up).clipPath !== "none") return true;
    return false;
  };
  const inScroller = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX !== "visible") return up !== document.body;
    return false;
  };
  const floats = (element) => {
    for (let up = element; up; up = up.parentElement) if (/fixed|sticky/.test(getComputedStyle(up).position)) return up;
    return null;
  };

  // every line of text, as a box
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (!node.data.trim() || /SCRIPT|STYLE|NOSCRIPT|OPTION|TITLE/i.test(owner.tagName) || owner.closest("svg, details:not([open]) > :not(summary)")) continue;
    if (!spoken(owner) || hiddenByClip(owner)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) lines.push({ box, owner });
  }

  const wide = [];
  const window_ = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > window_) {
    wide.push(`the page: ${document.documentElement.scrollWidth} > ${window_}`);
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width && right > window_ + 1 && spoken(element) && !hiddenByClip(element) && !inScroller(element);
    });
    for (const element of out.filter((one) => !out.some((other) => one !== other && one.contains(other))).slice(0, 6)) wide.push(name(element));
  }

  const cut = [];
  for (const { box, owner } of lines) {
    if ((box.right > window_ + 1 || box.left < -1) && !inScroller(owner)) cut.push(`${name(owner)} out of the window`);
    for (let up = owner; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (scrolls(style)) break;
      const frame = up.getBoundingClientRect();
      const boxed = clips(style) || up.matches(".btn, .badge, .chip, .panel, .in, .alert, .act, td, th, .qty");
      if (!boxed || style.display === "inline") continue;
      if (box.right > frame.right + 1.5 || box.left < frame.left - 1.5 || (clips(style) && box.bottom > frame.bottom + box.height / 3)) {
        cut.push(`${name(owner)} out of ${up.tagName.toLowerCase()}.${up.className}`);
        break;
      }
    }
  }
  for (const field of document.querySelectorAll("select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])"))
    if (spoken(field) && field.clientHeight < parseFloat(getComputedStyle(field).fontSize)) cut.push(name(field));

  // letters on letters: the line boxes of Vietnamese text are taller than the letters, so a third of each is air
  const over = [];
  const inner = lines.map(({ box, owner }) => ({
    owner, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3,
  }));
  inner.sort((a, b) => a.top - b.top);
  for (let i = 0; i < inner.length; i++)
    for (let j = i + 1; j < inner.length && inner[j].top < inner[i].bottom; j++) {
      const [a, b] = [inner[i], inner[j]];
      if (a.owner === b.owner || a.left >= b.right || b.left >= a.right || a.top >= b.bottom) continue;
      if (floats(a.owner) !== floats(b.owner)) continue;
      over.push(`${name(a.owner)} on ${name(b.owner)}`);
    }

  const rect = (target) => {
    if (target.matches("[type=checkbox], [type=radio]") && target.labels?.length) {
      const a = target.getBoundingClientRect(), b = target.labels[0].getBoundingClientRect();
      return { left: Math.min(a.left, b.left), right: Math.max(a.right, b.right), top: Math.min(a.top, b.top), bottom: Math.max(a.bottom, b.bottom) };
    }
    const after = getComputedStyle(target, "::after");
    if (after.content !== "none" && after.position === "absolute" && after.inset.startsWith("0px")) {
      for (let up = target; up; up = up.parentElement)
        if (getComputedStyle(up).position !== "static") return up.getBoundingClientRect();
    }
    return target.getBoundingClientRect();
  };
  // a link within a sentence is as high as its line (WCAG 2.5.8, inline)
  const inSentence = (target) =>
    target.tagName === "A" && getComputedStyle(target).display === "inline" &&
    target.parentElement.textContent.trim().length > target.textContent.trim().length;
  const small = [];
  for (const target of document.querySelectorAll(TARGETS)) {
    if (!spoken(target) || target.disabled || target.closest("details:not([open]) > :not(summary)") || hiddenByClip(target)) continue;
    const { left, right, top, bottom } = rect(target);
    const [width, height] = [Math.round((right - left) * 10) / 10, Math.round((bottom - top) * 10) / 10];
    if (!width || !height || inSentence(target)) continue;
    const least = matchMedia("(pointer: coarse)").matches && target.matches(MAIN) ? 44 : 24;
    if (width < least || height < least) small.push(`${name(target)} ${width}×${height} < ${least}`);
  }
  const once = (list) => [...new Set(list)];
  return { wide: once(wide), cut: once(cut), over: once(over), small: once(small) };
}
