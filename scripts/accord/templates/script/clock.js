// How late something is at an instant, or how long there still is: accord/lateness.py again, in the
// language of browsers. Only arithmetic and words stand here; a test runs both over the same cases.
//
// `data` is what clockwork.js holds: the time zone, the look-ahead by day, the working days of each
// calendar as a digit for every day of a year, and the words of the page's language.
// Instants are milliseconds since 1970, days are numbers of days since then.
globalThis.accordClock = (data) => {
  "use strict";

  const DAY = 86400000;
  const local = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: data.zone, year: "numeric", month: "2-digit", day: "2-digit",
  });
  const dateOf = (instant) => {
    const parts = local.formatToParts(instant).map(({ type, value }) => [type, value]);
    const { year, month, day } = Object.fromEntries(parts);
    return `${year}-${month}-${day}`;
  };
  const number = (date) => Date.parse(date) / DAY; // a date alone is read as midnight of UTC
  const isWeekday = (day) => (((day + 3) % 7) + 7) % 7 < 5; // day 0 was a Thursday

  // A calendar's first day, and for each day how many working days have come up to then.
  const summed = (years) => {
    const names = Object.keys(years).sort();
    const sums = [0];
    for (const digit of names.map((name) => years[name]).join("")) {
      sums.push(sums[sums.length - 1] + Number(digit));
    }
    return { first: number(names[0] + "-01-01"), sums };
  };
  const calendars = new Map(
    Object.entries(data.calendars).map(([code, years]) => [code, summed(years)]),
  );

  // The years that were not published with the page have plain weeks.
  const weekdays = (start, end) => {
    let count = 0;
    for (let day = start + 1; day <= end; day += 1) count += isWeekday(day);
    return count;
  };
  const worked = ({ first, sums }, day) => {
    const last = first + sums.length - 2;
    if (day < first) return -weekdays(day, first - 1);
    return sums[Math.min(day, last) - first + 1] + weekdays(last, day);
  };

  const ahead = (date) => {
    let found = data.ahead[0][1];
    for (const [since, days] of data.ahead) if (since <= date) found = days;
    return found;
  };

  const lateness = (due, now, code) => {
    const calendar = calendars.get(code || "") || calendars.get("");
    const today = dateOf(now);
    const dueDate = dateOf(due);
    const isLate = due < now;
    const days = Math.abs(worked(calendar, number(today)) - worked(calendar, number(dueDate)));
    const seconds = Math.floor(Math.abs(now - due) / 1000);
    const nearness = isLate ? "late"
      : dueDate === today ? "today"
      : days > ahead(today) ? "later"
      : days <= 1 ? "tomorrow" : "soon";
    const hours = days ? 0 : Math.max(1, Math.floor((seconds + 1800) / 3600));
    return { isLate, days, hours, nearness };
  };

  const length = ({ days, hours }) => {
    const [count, one, several] = days
      ? [days, data.words.working_day, data.words.working_days]
      : [hours, data.words.hour, data.words.hours];
    return (count === 1 ? one : several).replace("{n}", count);
  };
  const words = (found) =>
    (found.isLate ? data.words.late : data.words.left).replace("{length}", length(found));

  return { lateness, words };
};
