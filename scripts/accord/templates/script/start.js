// A link that starts an entry holds the instant at which the page was built; whoever follows it later
// writes later. Where a page is pinned to an instant, so is what it starts.
(() => {
  "use strict";

  const frame = document.querySelector("[data-ac-as-of]");
  if (!frame || "acPinned" in frame.dataset) return;

  const zone = globalThis.accordClockwork?.zone;
  const present = () => new Date().toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T").slice(0, 16);

  document.addEventListener("pointerdown", renew);
  document.addEventListener("keydown", renew);

  function renew({ target }) {
    const link = target.closest?.("[data-ac-start]");
    if (!link) return;
    const [before, now] = [link.dataset.acStart, present()];
    const day = (instant) => instant.slice(0, 10);
    link.href = link.getAttribute("href")
      .replaceAll(encodeURIComponent(before), encodeURIComponent(now))
      .replaceAll(`${day(before)}-`, `${day(now)}-`);
    link.dataset.acStart = now;
  }
})();
