// The number at the basket. Cached pages do not know it: the cookie basket_count does; htmx answers may send {"basket-count": n}.
const mark = document.querySelector("[data-basket-count]");
const show = (count) => {
  mark.hidden = !count;
  mark.querySelector("[data-n]").textContent = count;
};

const cookie = document.cookie.match(/(?:^|; )basket_count=(\d+)/);
if (cookie) show(Number(cookie[1]));
document.addEventListener("basket-count", (event) => {
  show(Number(event.detail.value));
  document.dispatchEvent(new CustomEvent("say", { detail: mark.parentElement.innerText }));
});
