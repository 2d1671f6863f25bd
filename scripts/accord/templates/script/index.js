// A list can be filtered and sorted. Without this script it is a plain table. Who filters or sorts
// means the whole list: where the page holds only a part, the data of all is loaded then.
//   data-ac-table      the table; where it holds only some rows:
//     data-ac-all        where the script with the data of all is
//     data-ac-total      how many there are
//     data-ac-within     the month or year of the list that the page is about; "" for all of it
//   data-ac-further    shows more rows of such a table
(() => {
  "use strict";

  const table = document.querySelector("[data-ac-table]");
  if (!table) return;

  const MOST = 100; // rows at a time, where there may be many
  const { acAll, acTotal, acWithin } = table.dataset;
  const { ofTable, ofRecords, ofList, fold } = globalThis.accordRows;
  const address = globalThis.accordAddress;
  const form = document.querySelector("[data-ac-filters]");
  const body = table.tBodies[0];
  const headers = [...table.tHead.rows[0].cells];
  const told = form.querySelector("[data-ac-shown]");
  const none = document.querySelector("[data-ac-nothing-fits]");
  const further = document.querySelector("[data-ac-further]")?.parentElement;
  const fields = [...form.elements].filter((field) => field.name);
  // As readers of the language expect: Chinese by its sounds. In long lists numbers sort as text.
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: !acAll });
  const here = ofTable(table);
  let whole = acAll ? null : here;
  let order = "";
  let most = MOST;

  // --- The data of a long list ------------------------------------------------------------------
  let coming = null;
  const take = (data) => {
    whole = data.records ? ofList(data, table) : ofRecords(data, table);
    if (acWithin) whole = whole.filter((row) => row.isWithin(acWithin));
  };
  const load = () => coming || (coming = new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = acAll;
    script.addEventListener("load", () => resolve(take(globalThis.accordRecords)));
    script.addEventListener("error", resolve); // then what is here must do
    table.setAttribute("aria-busy", "true");
    document.head.append(script);
  }).finally(() => table.removeAttribute("aria-busy")));

  // --- What fits, in which order ----------------------------------------------------------------
  const isAsked = () => Boolean(order) || fields.some((field) => field.value.trim());
  const fits = (row, { name, value }) => (
    name === "q" ? row.says(fold(value.trim())) : row.has(name, value));
  const column = () => headers[Math.abs(parseInt(order, 10)) - 1];
  const sorted = (found) => {
    const place = headers.indexOf(column());
    if (place < 0) return found;
    const turn = order.startsWith("-") ? -1 : 1;
    const keyed = found.map((row) => ({ row, key: row.key(place) }));
    return keyed.sort((a, b) => collator.compare(a.key, b.key) * turn).map(({ row }) => row);
  };

  // --- What is seen -----------------------------------------------------------------------------
  const mark = () => {
    for (const header of headers) {
      if (header !== column()) header.removeAttribute("aria-sort");
      else header.setAttribute("aria-sort", order.startsWith("-") ? "descending" : "ascending");
    }
  };
  const put = (rows) => {
    const wanted = rows.map((row) => row.element());
    const isSame = wanted.length === body.rows.length
      && wanted.every((row, place) => row === body.rows[place]);
    if (!isSame) body.replaceChildren(...wanted);
    globalThis.accordAge?.();
  };
  const tell = (found, all) => {
    none.hidden = found > 0;
    const text = told.dataset.acWords.replace("%s", found).replace("%a", all);
    if (told.textContent !== text) told.textContent = text;
  };
  const show = () => {
    mark();
    const isAsIs = acAll && !isAsked() && most === MOST; // the part that the page is about
    const rows = isAsIs ? here : whole || here;
    const chosen = fields.filter((field) => field.value.trim());
    const fitting = rows.filter((row) => chosen.every((field) => fits(row, field)));
    const few = acAll && !isAsIs ? sorted(fitting).slice(0, most) : sorted(fitting);
    put(few);
    if (isAsIs) tell(Number(acTotal), acTotal);
    else tell(fitting.length, rows.length);
    if (further) further.hidden = isAsIs ? Boolean(acWithin) : few.length === fitting.length;
  };
  const refresh = async () => {
    if (!whole && (isAsked() || most > MOST)) await load();
    show();
  };

  // --- The address ------------------------------------------------------------------------------
  const remember = () => address.write([...fields.map(({ name, value }) => [name, value]), ["sort", order]]);
  const recall = () => {
    const said = address.read();
    for (const field of fields) address.fill(field, said.get(field.name) || "");
    order = said.get("sort") || "";
    refresh();
  };

  // --- What people press ------------------------------------------------------------------------
  const changed = () => {
    most = MOST;
    refresh();
    remember();
  };
  headers.forEach((header, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    button.addEventListener("click", () => {
      const ascending = String(place + 1);
      order = order === ascending ? "-" + ascending : ascending;
      changed();
    });
    header.replaceChildren(button);
  });
  further?.querySelector("button").addEventListener("click", async () => {
    const before = body.rows.length;
    most += MOST;
    await refresh();
    if (further.hidden) body.rows[before]?.querySelector("a").focus(); // the button that had it is gone
  });
  if (acAll) form.addEventListener("focusin", load, { once: true });
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // a browser would clear the fields only after this
    for (const field of fields) field.value = "";
    changed();
  });
  window.addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
