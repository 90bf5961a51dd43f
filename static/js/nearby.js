// A part of a page that fetches itself anew gets its script (data-script) when it comes near; until then its links are links.
const bring = (part) => document.head.append(Object.assign(document.createElement("script"), { src: part.dataset.script }));
const watch = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) {
        watch.unobserve(target);
        bring(target);
      }
  },
  { rootMargin: "100%" },
);
const begin = () => document.querySelectorAll("[data-script]").forEach((part) => watch.observe(part));
if (document.readyState === "complete") begin();
else addEventListener("load", begin);
