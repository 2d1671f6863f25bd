// A list can be filtered and sorted. Without this script it is a plain table.
// What is chosen stands in the address after the #, so that a view can be sent to somebody.
//   data-ac-table      the table; data-ac-all: where the script with the data of all its rows is,
//                      if the page holds only the first of them, and data-ac-total how many there are
//   data-ac-further    the button that shows more rows of such a table
(() => {
  "use strict";

  const table = document.querySelector("[data-ac-table]");
  if (!table) return;

  const MOST = 100; // rows at a time, where there may be many
  const { acAll, acTotal } = table.dataset;
  const form = document.querySelector("[data-ac-filters]");
  const body = table.tBodies[0];
  const headers = [...table.tHead.rows[0].cells];
  const count = form.querySelector("[data-ac-shown]");
  const none = document.querySelector("[data-ac-nothing-fits]");
  const further = document.querySelector("[data-ac-further]");
  const fields = [...form.elements].filter((field) => field.name);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let rows = globalThis.accordRows.ofTable(table);
  let isWhole = !acAll;
  let order = "";
  let shown = acAll ? MOST : Infinity;

  // --- The data of a long list, once somebody wants more than the page holds --------------------
  let coming = null;
  const whole = () => coming || (coming = new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = acAll;
    script.addEventListener("load", () => {
      rows = globalThis.accordRows.ofData(globalThis.accordRecords, table);
      isWhole = true;
      resolve();
    });
    table.setAttribute("aria-busy", "true");
    script.addEventListener("error", resolve);
    document.head.append(script);
  }).finally(() => table.removeAttribute("aria-busy")));

  // --- What fits, in which order ----------------------------------------------------------------
  const fits = (row, field) => {
    if (field.name === "q") return row.says(field.value.trim().toLowerCase());
    return row.has(field.name, field.value);
  };
  const compare = (one, other) => (acAll ? (one < other ? -1 : one > other ? 1 : 0)
    : collator.compare(one, other));
  const sorted = (found) => {
    const column = Math.abs(parseInt(order, 10)) - 1;
    if (!headers[column]) return found;
    const turn = order.startsWith("-") ? -1 : 1;
    const keyed = found.map((row) => ({ row, key: row.key(column) }));
    return keyed.sort((a, b) => compare(a.key, b.key) * turn).map(({ row }) => row);
  };
  const mark = () => {
    const column = Math.abs(parseInt(order, 10)) - 1;
    headers.forEach((header, place) => {
      if (place !== column) header.removeAttribute("aria-sort");
      else header.setAttribute("aria-sort", order.startsWith("-") ? "descending" : "ascending");
    });
  };

  const show = () => {
    const chosen = fields.filter((field) => field.value);
    const fitting = rows.filter((row) => chosen.every((field) => fits(row, field)));
    const few = sorted(fitting).slice(0, shown);
    mark();
    const shownNow = [...body.rows];
    const wanted = few.map((row) => row.element());
    const isSame = wanted.length === shownNow.length
      && wanted.every((row, place) => row === shownNow[place]);
    if (!isSame) body.replaceChildren(...wanted);
    globalThis.accordAge?.();
    none.hidden = fitting.length > 0;
    const all = isWhole ? rows.length : Number(acTotal);
    const some = isWhole ? fitting.length : all;
    count.textContent = count.dataset.acWords.replace("%s", some).replace("%a", all);
    if (further) further.hidden = isWhole ? few.length === fitting.length : false;
  };
  const isAsked = () => order || fields.some((field) => field.value);
  const refresh = async () => {
    if (!isWhole && (isAsked() || shown > MOST)) await whole();
    show();
  };

  // --- The address ------------------------------------------------------------------------------
  const remember = () => {
    const chosen = new URLSearchParams();
    for (const field of fields) if (field.value) chosen.set(field.name, field.value);
    if (order) chosen.set("sort", order);
    const hash = chosen.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  };
  const recall = () => {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      field.value = chosen.get(field.name) || "";
      if (field.selectedIndex === -1) field.value = "";
    }
    order = chosen.get("sort") || "";
    refresh();
  };

  // --- What people press ------------------------------------------------------------------------
  const changed = () => {
    if (acAll) shown = MOST;
    refresh();
    remember();
  };
  headers.forEach((header, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    button.addEventListener("click", () => {
      const column = String(place + 1);
      order = order === column ? "-" + column : column;
      changed();
    });
    header.replaceChildren(button);
  });
  further?.addEventListener("click", () => {
    shown += MOST;
    refresh();
  });
  if (acAll) form.addEventListener("focusin", whole, { once: true });
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  window.addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
