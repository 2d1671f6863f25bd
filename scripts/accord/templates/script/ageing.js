// Pages age: when one is opened, what it says of lateness is counted anew, and so are its lists and
// numbers. Nothing new is known here; a banner says so where the page is older than a day.
//
// The page says what there is to do, in attributes (`of` is whose: a department, a person; without
// it all are meant; "how near" are one or more of late, today, tomorrow, soon, later):
//   data-ac-as-of            the instant of the build; with data-ac-pinned nothing ever ages
//   data-ac-due, -calendar   something open, due then by that department's calendar; its tone changes
//     data-ac-say            within it: late (or data-ac-else, or how it stands), how-late, outcome
//     data-ac-whose          within it or beside it: in whose list it may stand too
//   data-ac-list, -of        a list of what is so near, in the order of the due instants; -show: the
//                            first few of it
//   data-ac-tally, -calendar, -late, -soon, -coming    what somebody owes, in numbers
//   data-ac-count, -of       how many are so near; -words: the sentence around it; -zero: what stands
//                            for none; -tones: the tone of some, and of none
//   data-ac-some, -none, -more    shown if there are any, if there are none, if the list shows fewer
//   data-ac-rank             its children in the order of what is late, then of what is due soon
//   data-ac-built            what is told of the build alone, and is left as it is
//   data-ac-coming, -late    of a card: what is late, once there are two of it
(() => {
  "use strict";

  const frame = document.querySelector("[data-ac-as-of]");
  const data = globalThis.accordClockwork;
  if (!frame || !data || "acPinned" in frame.dataset) return;

  const DAY = 86400000;
  const NEAR = ["today", "tomorrow", "soon"];
  const asOf = Date.parse(frame.dataset.acAsOf);
  const clock = globalThis.accordClock(data);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const names = (text) => text.split(" ").filter(Boolean);
  const nearness = (due, now, code) => clock.lateness(due, now, code).nearness;

  // Only what differs is written: nothing flickers, and nothing is read out twice.
  const say = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const paint = (element, tone) => {
    if (element.dataset.tone && element.dataset.tone !== tone) element.dataset.tone = tone;
  };
  const show = (element, isShown) => { if (element.hidden === isShown) element.hidden = !isShown; };
  const isInUse = (element) => element.contains(document.activeElement); // moved, it lost the focus

  // --- One thing that is due --------------------------------------------------------------------
  const judge = (item, now) => {
    const found = clock.lateness(Date.parse(item.dataset.acDue), now, item.dataset.acCalendar);
    const tone = found.isLate ? "overdue" : NEAR.includes(found.nearness) ? "soon" : "pending";
    const howLate = tone === "pending" ? "" : clock.words(found);
    const outcome = data.words[tone];
    paint(item, tone);
    for (const element of all(".ac-state", item)) paint(element, tone);
    for (const element of all("[data-ac-say]", item)) {
      const { acSay, acElse } = element.dataset;
      const said = { late: howLate || acElse || outcome, "how-late": howLate, outcome };
      say(element, said[acSay]);
    }
    place(item, found.nearness);
  };

  // --- Lists ------------------------------------------------------------------------------------
  const lists = all("[data-ac-list]").map((element) => ({
    element, of: element.dataset.acOf, nearnesses: names(element.dataset.acList),
  }));
  const order = (item) => {
    const time = item.querySelector("time");
    return time ? Date.parse(time.dateTime) : Infinity;
  };
  const isBefore = (one, other) => {
    const [first, second] = [order(one), order(other)];
    if (first !== second) return first < second;
    const id = (item) => item.querySelector(".ac-id")?.textContent || "";
    return id(one) < id(other);
  };

  const place = (item, near) => {
    const here = lists.find(({ element }) => element === item.parentElement);
    if (!here || here.nearnesses.includes(near) || isInUse(item)) return;
    const whose = [here.of, undefined, item.dataset.acWhose];
    const there = lists.find(({ of, nearnesses }) => whose.includes(of) && nearnesses.includes(near));
    if (!there) return;
    const after = [...there.element.children].find((each) => isBefore(item, each));
    there.element.insertBefore(item, after || null);
  };
  const limit = ({ element }) => {
    const count = Number(element.dataset.acShow || Infinity);
    [...element.children].forEach((item, index) => show(item, index < count));
  };

  // --- Numbers ----------------------------------------------------------------------------------
  const tallies = all("[data-ac-tally]").map(({ dataset }) => ({
    of: dataset.acTally,
    calendar: dataset.acCalendar,
    late: Number(dataset.acLate),
    soon: Number(dataset.acSoon),
    coming: names(dataset.acComing).map((each) => {
      const [due, count] = each.split("*");
      return { due: Date.parse(due), count: Number(count) };
    }),
  }));
  let counts = new Map(); // of whom -> how near -> how many
  const add = (of, near, count) => {
    if (!counts.has(of)) counts.set(of, {});
    counts.get(of)[near] = (counts.get(of)[near] || 0) + count;
  };
  const countAll = (now) => {
    counts = new Map();
    for (const { of, calendar, late, soon, coming } of tallies) {
      add(of, "late", late);
      add(of, "soon", soon);
      for (const { due, count } of coming) add(of, nearness(due, now, calendar), count);
    }
    if (tallies.length) return;
    for (const { element, of, nearnesses } of lists) {
      add(of, nearnesses[0], element.children.length);
    }
  };
  const count = (text, of) => {
    let sum = 0;
    for (const [whose, byNearness] of counts) {
      if (of === undefined || of === whose) {
        for (const near of names(text)) sum += byNearness[near] || 0;
      }
    }
    return sum;
  };

  const tell = (element) => {
    const { acCount, acOf, acWords, acZero, acTones } = element.dataset;
    const found = count(acCount, acOf);
    const number = found === 0 && acZero ? acZero : String(found);
    say(element, acWords ? acWords.replace("{n}", number) : number);
    if (acTones) paint(element, names(acTones)[found ? 0 : 1]);
  };
  const isCut = ({ dataset: { acMore, acOf } }) => {
    const list = lists.find(({ of, nearnesses }) => of === acOf && nearnesses.join(" ") === acMore);
    const shown = list ? all(":scope > :not([hidden])", list.element).length : 0;
    return count(acMore, acOf) > shown;
  };
  const rank = (parent) => {
    const ranked = [...parent.children].map((child) => {
      const of = child.dataset.acOf;
      return { child, of, late: count("late", of), soon: count(NEAR.join(" "), of) };
    });
    ranked.sort((a, b) => b.late - a.late || b.soon - a.soon || (a.of < b.of ? -1 : 1));
    const isMoved = ranked.some(({ child }, index) => parent.children[index] !== child);
    if (isMoved && !isInUse(parent)) {
      parent.append(...ranked.map(({ child }) => child));
    }
    for (const { child, late, soon } of ranked) show(child, late + soon > 0);
  };
  const warn = (card, now) => {
    const { acLate, acComing, acWords } = card.dataset;
    const coming = names(acComing).filter((due) => Date.parse(due) < now).length;
    const late = Number(acLate) + coming;
    say(card, acWords.replace("{n}", late));
    show(card, late > 1);
  };

  // --- The page ---------------------------------------------------------------------------------
  const admit = (banner, now) => {
    const days = Math.floor((now - asOf) / DAY);
    const { acOneDay, acManyDays } = banner.dataset;
    say(banner, days < 1 ? "" : (days === 1 ? acOneDay : acManyDays).replace("{n}", days));
  };
  const age = () => {
    const now = Math.max(Date.now(), asOf); // a clock that runs behind the build is wrong
    for (const item of all("[data-ac-due]")) judge(item, now);
    lists.forEach(limit);
    countAll(now);
    all("[data-ac-count]").forEach(tell);
    for (const each of all("[data-ac-some]")) show(each, count(each.dataset.acSome, each.dataset.acOf) > 0);
    for (const each of all("[data-ac-none]")) show(each, count(each.dataset.acNone, each.dataset.acOf) === 0);
    for (const each of all("[data-ac-more]")) show(each, isCut(each));
    all("[data-ac-rank]").forEach(rank);
    for (const card of all("[data-ac-words][data-ac-coming]")) warn(card, now);
    for (const banner of all("[data-ac-stale]")) admit(banner, now);
  };

  globalThis.accordAge = age; // for rows that come later
  age();
  setInterval(age, 60000); // a page may hang on a wall all day
  document.addEventListener("accord:added", age); // something of another page stands here now
  document.addEventListener("visibilitychange", () => { if (!document.hidden) age(); });
})();
