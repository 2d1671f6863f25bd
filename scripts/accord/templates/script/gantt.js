// The line of today in a chart of dated work, and what is late: a page that is opened later than it
// was built shows them where they are by then. What is said in words of it, ageing.js says anew.
(() => {
  "use strict";

  const frame = document.querySelector("[data-ac-as-of]");
  const chart = document.querySelector(".ac-gantt[data-ac-first]");
  const today = chart?.querySelector(".ac-gantt-today");
  if (!frame || !today || "acPinned" in frame.dataset) return;

  const DAY = 86400000;
  const zone = globalThis.accordClockwork?.zone;
  const dateOf = (instant) => instant.toLocaleDateString("sv-SE", { timeZone: zone });
  const asOf = new Date(frame.dataset.acAsOf);
  const now = new Date(Math.max(Date.now(), asOf)); // a clock that runs behind the build is wrong
  if (dateOf(now) === dateOf(asOf)) return;

  const days = (Date.parse(dateOf(now)) - Date.parse(chart.dataset.acFirst)) / DAY;
  const place = Math.min(100, (100 * days) / Number(chart.dataset.acDays));
  today.setAttribute("x", `${place}%`);
  today.querySelector(".ac-gantt-day")?.remove(); // it names the day of the build
  today.querySelector("text").setAttribute("text-anchor", place > 85 ? "end" : "middle");

  const percent = (element, name) => parseFloat(element.getAttribute(name));
  const end = (line) => {
    const plan = line.querySelector(".ac-gantt-plan");
    if (plan) return percent(plan, "x") + percent(plan, "width");
    return percent(line.querySelector(".ac-gantt-diamond").parentElement, "x");
  };
  const behind = (line) => {
    const late = document.createElementNS(line.namespaceURI, "rect");
    const places = { class: "ac-gantt-late ac-gantt-grows", x: `${end(line)}%`, y: "20", height: "9" };
    for (const [name, value] of Object.entries(places)) late.setAttribute(name, value);
    return line.appendChild(late);
  };
  for (const line of chart.querySelectorAll("[data-ac-due]")) {
    if (Date.parse(line.dataset.acDue) < now) {
      const late = line.querySelector(".ac-gantt-grows") || behind(line);
      late.setAttribute("width", `${Math.max(0, place - percent(late, "x"))}%`);
    }
  }
})();
