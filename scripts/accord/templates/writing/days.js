// Days as texts such as 2026-07-20, in the organization's time zone; which of them are off stands in the
// page's clockwork, a digit for every day of a year, and for departments with a calendar of their own.
//
//   accordDays.now()              the present to the minute, such as 2026-07-20T09:30
//   accordDays.isOff(day, code)   true, false, or null for a year that is not known
//   accordDays.working(day, code) the day itself, or the next that is worked
//   accordDays.week(day)          the ISO week, such as 2026-W30
//   accordDays.monday(week)       its first day
//   accordDays.plus(day, n)       n days later
//   accordDays.understood(text)   what somebody typed, as a day; "" where it is none
//   accordDays.nearest(text, isPast)   the same without a year: the next such day, or the last one
globalThis.accordDays = (() => {
  "use strict";

  const DAY = 86400000;
  const number = (day) => Date.parse(day) / DAY; // a day alone is read as midnight of UTC
  const written = (count) => new Date(count * DAY).toISOString().slice(0, 10);
  const plus = (day, days) => written(number(day) + days);

  const now = () => globalThis.accordForms.pinned || new Date()
    .toLocaleString("sv-SE", { timeZone: globalThis.accordForms.zone }).replace(" ", "T").slice(0, 16);

  const isOff = (day, code) => {
    const { calendars } = globalThis.accordClockwork;
    const digits = (calendars[code] || calendars[""])[day.slice(0, 4)];
    return digits ? digits[number(day) - number(`${day.slice(0, 4)}-01-01`)] === "0" : null;
  };
  const working = (day, code) => {
    let found = day;
    while (isOff(found, code)) found = plus(found, 1);
    return found;
  };

  const weekday = (day) => (((number(day) + 3) % 7) + 7) % 7; // 0 is Monday
  const week = (day) => {
    const thursday = plus(day, 3 - weekday(day));
    const year = thursday.slice(0, 4);
    const weeks = 1 + Math.floor((number(thursday) - number(`${year}-01-01`)) / 7);
    return `${year}-W${String(weeks).padStart(2, "0")}`;
  };
  const monday = (name) => {
    const fourth = `${name.slice(0, 4)}-01-04`; // it lies in the first week
    return plus(fourth, 7 * (Number(name.slice(6)) - 1) - weekday(fourth));
  };

  const checked = (year, month, day) => {
    const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return Number.isNaN(number(found)) || written(number(found)) !== found ? "" : found;
  };
  const tidied = (text) => text.normalize("NFKC").replace(/[‐-―−]/g, "-").trim();
  // As accord/frontmatter/times.py understands them: with what stands between, or eight digits; a test
  // reads the same texts with both.
  const TYPED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$|^(\d{4})(\d{2})(\d{2})$/;
  const understood = (text) => {
    const [year, month, day] = (TYPED.exec(tidied(text)) || []).slice(1).filter(Boolean);
    return day ? checked(year, month, day) : "";
  };
  const SHORT = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/;
  const nearest = (text, isPast) => {
    const [, month, day] = SHORT.exec(tidied(text)) || [];
    const today = now().slice(0, 10);
    for (let away = 0; day && away <= 8; away += 1) { // until the 29th of February comes again
      const found = checked(Number(today.slice(0, 4)) + (isPast ? -away : away), month, day);
      if (found && (isPast ? found <= today : found >= today)) return found;
    }
    return "";
  };

  return { now, isOff, working, week, monday, plus, understood, nearest };
})();
