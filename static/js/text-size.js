// The reader's own text size, set before the first paint; the switch in the footer works without this, for its page.
window.rememberTextSize = (size) => {
  document.documentElement.dataset.size = size;
  try {
    localStorage.setItem("text-size", size);
  } catch {} // storage is closed: the size holds for this page
};
try {
  document.documentElement.dataset.size = localStorage.getItem("text-size") || "m";
} catch {}
