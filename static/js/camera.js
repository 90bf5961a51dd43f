// The camera over the typed form, where the browser itself can read codes. What it reads is put into the field and sent.
const button = document.querySelector("[data-camera]");
const form = button?.closest("form");
const viewer = form?.querySelector("[data-viewer]");
const WANTED = ["qr_code", "data_matrix", "ean_13", "code_128"];
let stream = null;

async function formats() {
  if (!button || !("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return [];
  const known = await BarcodeDetector.getSupportedFormats();
  return known.includes("qr_code") ? WANTED.filter((one) => known.includes(one)) : [];
}

function stop() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  viewer.hidden = true;
  button.hidden = false;
}

async function look(detector, video) {
  while (stream) {
    const [found] = await detector.detect(video).catch(() => []);
    if (found?.rawValue) {
      form.elements.ma.value = found.rawValue;
      stop();
      navigator.vibrate?.(80);
      form.requestSubmit();
      return;
    }
    await new Promise((next) => setTimeout(next, 120));
  }
}

async function open(detector) {
  const says = viewer.querySelector("p");
  const video = viewer.querySelector("video");
  viewer.hidden = false;
  button.hidden = true;
  says.textContent = says.dataset.seeking;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = stream;
    await video.play();
  } catch {
    stop();
    viewer.hidden = false;
    says.textContent = says.dataset.refused;
    form.elements.ma.focus();
    return;
  }
  look(detector, video);
}

const known = await formats();
if (known.length) {
  button.hidden = false;
  button.addEventListener("click", () => open(new BarcodeDetector({ formats: known })));
  viewer.querySelector("[data-stop]").addEventListener("click", stop);
  addEventListener("pagehide", stop);
  addEventListener("visibilitychange", () => document.hidden && stream && stop());
}
