// The index of records can be filtered and sorted. Without this script it is a plain table.
// What is chosen stands in the address after the #, so that a view can be sent to somebody.
(() => {
  "use strict";

  const table = document.querySelector("[data-ac-table]");
  if (table) {
    const form = document.querySelector("[data-ac-filters]");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const headers = [...table.tHead.rows[0].cells];
    const count = form.querySelector("[data-ac-count]");
    const none = document.querySelector("[data-ac-none]");
    const fields = [...form.elements].filter((field) => field.name);
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    let order = "";

    const fits = (row, field) => {
      if (!field.value) return true;
      if (field.name === "q") {
        const text = row.cells[0].textContent + " " + row.cells[1].textContent;
        return text.toLowerCase().includes(field.value.trim().toLowerCase());
      }
      return (row.dataset[field.name] || "").split(" ").includes(field.value);
    };

    const key = (row, column) => {
      const cell = row.cells[column];
      return cell.dataset.sort || cell.textContent.trim();
    };

    const show = () => {
      let shown = 0;
      for (const row of rows) {
        row.hidden = !fields.every((field) => fits(row, field));
        if (!row.hidden) shown += 1;
      }
      none.hidden = shown > 0;
      count.textContent = count.dataset.acWords.replace("%s", shown).replace("%a", rows.length);
    };

    const sort = () => {
      const column = Math.abs(parseInt(order, 10)) - 1;
      const down = order.startsWith("-");
      headers.forEach((header, place) => {
        if (place === column) header.setAttribute("aria-sort", down ? "descending" : "ascending");
        else header.removeAttribute("aria-sort");
      });
      const sorted = [...rows];
      if (headers[column]) {
        sorted.sort((a, b) => collator.compare(key(a, column), key(b, column)) * (down ? -1 : 1));
      }
      body.append(...sorted);
    };

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
      sort();
      show();
    };

    headers.forEach((header, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      button.addEventListener("click", () => {
        const column = String(place + 1);
        order = order === column ? "-" + column : column;
        sort();
        remember();
      });
      header.replaceChildren(button);
    });

    form.addEventListener("input", () => { show(); remember(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
    window.addEventListener("hashchange", recall);
    form.hidden = false;
    recall();
  }
})();
