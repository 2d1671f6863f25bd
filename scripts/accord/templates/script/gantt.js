// The line of today in a chart of dated work, and what grows with every day that it is late: a page
// that is opened later than it was built shows them where they are by then.
(() => {
  "use strict";

  const frame = document.querySelector("[data-ac-as-of]");
  const chart = document.querySelector(".ac-gantt[data-ac-first]");
  const today = chart?.querySelector(".ac-gantt-today");
  if (!frame || !today || "acPinned" in frame.dataset) return;

  const DAY = 86400000;
  const zone = globalThis.accordClockwork?.zone;
  const dateOf = (instant) => instant.toLocaleDateString("sv-SE", { timeZone: zone });
  const now = new Date(Math.max(Date.now(), Date.parse(frame.dataset.acAsOf)));
  const asOf = new Date(frame.dataset.acAsOf);
  if (dateOf(now) === dateOf(asOf)) return;

  const days = (Date.parse(dateOf(now)) - Date.parse(chart.dataset.acFirst)) / DAY;
  const place = Math.min(100, (100 * days) / Number(chart.dataset.acDays));
  today.setAttribute("x", `${place}%`);
  today.querySelector(".ac-gantt-day")?.remove(); // it names the day of the build
  const text = today.querySelector("text");
  text.setAttribute("text-anchor", place > 85 ? "end" : "middle");
  for (const late of chart.querySelectorAll(".ac-gantt-grows")) {
    late.setAttribute("width", `${Math.max(0, place - parseFloat(late.getAttribute("x")))}%`);
  }
})();
