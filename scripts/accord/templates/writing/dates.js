// Controls for days, instants and periods. The picker is flatpickr, made when somebody first comes to
// the field; in it days off look like days off. Typed dates are understood too, however they are written.
//
//   accordDates.day(node, field, around)     such as 2026-07-20
//   accordDates.instant(node, field, around) such as 2026-07-20T09:30
//   accordDates.period(field)                a day, or an ISO week such as 2026-W30
globalThis.accordDates = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const days = globalThis.accordDays;
  const say = (...told) => globalThis.accordSay(...told);
  const TIME = /\s*[T ]\s*(\d{1,2})\s*[:：]\s*(\d{2})\s*$/;

  const dayOf = (text, withTime) => {
    const day = text.normalize("NFKC").replace(TIME, "");
    return days.understood(day) || days.nearest(day, withTime); // only what has happened has a time
  };

  const chinese = {
    months: { longhand: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `${month}月`) },
  };
  // What is still to come lies behind the last day that was given so far, more often than not.
  const likely = () => [...document.querySelectorAll(".ac-filling .ac-date")]
    .map(({ value }) => dayOf(value, true)).filter(Boolean).sort().at(-1);

  const pick = (input, title, withTime, { near, form }) => {
    const isChinese = globalThis.accordForms.language === "zh";
    const { zh, default: english } = globalThis.flatpickr.l10ns;
    const locale = isChinese ? { ...zh, months: { ...zh.months, ...chinese.months } } : english;
    const picker = globalThis.flatpickr(input, {
      allowInput: true, animate: false, disableMobile: true, now: new Date(days.now()), enableTime: withTime, time_24hr: true, monthSelectorType: "static",
      dateFormat: withTime ? "Y-m-d H:i" : "Y-m-d",
      locale: { ...locale, firstDayOfWeek: 1 }, ...(isChinese && { ariaDateFormat: "Y年n月j日" }),
      parseDate: (text) => new Date(`${dayOf(text, withTime)}T${clock(text) || "09:00"}`),
      errorHandler: () => {}, // what can't be read is told at the field
      onDayCreate: (_, __, { formatDate }, cell) => {
        const shown = formatDate(cell.dateObj, "Y-m-d");
        cell.classList.toggle("ac-day-before", !withTime && shown < form.day());
        if (!days.isOff(shown, near())) return;
        cell.classList.add("ac-day-off");
        cell.setAttribute("aria-label", `${cell.getAttribute("aria-label")} ${say("day_off")}`);
      },
      onOpen: ([chosen], _, opened) => {
        if (!chosen && !withTime) opened.jumpToDate(likely());
        opened.redraw();
      },
      onChange: () => input.dispatchEvent(new Event("input", { bubbles: true })),
    });
    // What the picker can't read it would wipe out.
    const { setDate } = picker;
    picker.setDate = (date, ...rest) => {
      if (typeof date !== "string" || !date.trim() || dayOf(date, withTime)) setDate(date, ...rest);
    };
    picker.calendarContainer.setAttribute("role", "dialog");
    picker.calendarContainer.setAttribute("aria-label", title);
    picker.open();
  };
  const clock = (text) => {
    const [, hour, minute] = TIME.exec(text.normalize("NFKC")) || [];
    return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : "";
  };

  const dated = (node, field, around, withTime) => {
    const input = make("input", {
      id: field.id, class: "ac-input ac-date", type: "text", autocomplete: "off", inputmode: "numeric",
      placeholder: withTime ? "2026-07-20 09:30" : "2026-07-20", "aria-describedby": field.describedBy,
    });
    input.addEventListener("focus", () => pick(input, node.title, withTime, around), { once: true });
    const day = () => dayOf(input.value, withTime);
    const read = () => {
      const time = clock(input.value);
      if (!day() || (withTime && !time)) return undefined;
      return withTime ? `${day()}T${time}` : day();
    };
    input.addEventListener("blur", () => {
      if (read()) input.value = read().replace("T", " ");
    });
    return {
      element: input, input, read,
      write: (value) => {
        input.value = (value ?? "").slice(0, 16).replace("T", " ");
        input._flatpickr?.setDate(input.value, false);
      },
      problem: () => (input.value.trim() && !read() ? say(withTime ? "not_an_instant" : "not_a_day") : undefined),
    };
  };
  const day = (node, field, around) => dated(node, field, around, false);
  const instant = (node, field, around) => dated(node, field, around, true);

  // People report on the week that is, or on the last ones; by day, on the last few days.
  const period = (field) => {
    const today = days.now().slice(0, 10);
    const weeks = [0, 1, 2, 3].map((back) => days.week(days.plus(today, -7 * back)));
    const options = [
      ...weeks.map((name) => ({
        value: name,
        label: say("week_from_to", { week: name, first: days.monday(name), last: days.plus(days.monday(name), 6) }),
      })),
      ...[0, 1, 2, 3, 4, 5, 6].map((back) => days.plus(today, -back)).map((each) => ({ value: each, label: each })),
    ];
    return globalThis.accordLeaves.select(field, () => options);
  };

  return { day, instant, period };
})();
