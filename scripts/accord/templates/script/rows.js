// What a list holds, as objects that can be asked whether they fit, how they sort, and for a row:
//   has(name, value)  whether a filter finds it         says(text)  whether it holds a folded text
//   key(column)       what it is sorted by              element()   its row
// The rows of a table that stands in the page are such objects; so are those of a long list, of which
// the page holds only some, and a script of columns all (record_rows.js, list_rows.js).
globalThis.accordRows = (() => {
  "use strict";

  const fold = (text) => text.normalize("NFKC").toLowerCase();
  // Numbers in a text sort as numbers, whatever their length.
  const sortable = (text) => text.replace(/\d+/g, (digits) => digits.padStart(8, "0"));

  class TableRow {
    constructor(row) {
      this.row = row;
      this.said = fold(row.textContent);
    }
    has(name, value) { return (this.row.dataset[name] || "").split(" ").includes(value); }
    says(text) { return this.said.includes(text); }
    key(column) {
      const cell = this.row.cells[column];
      return cell.dataset.sort || cell.textContent.trim();
    }
    element() { return this.row; }
  }

  // --- What rows are made of --------------------------------------------------------------------
  const element = (tag, className, text, dataset = {}) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    Object.assign(made.dataset, dataset);
    return made;
  };
  const badge = (className, [tone, text]) => element("span", className, text, { tone });
  const link = (href, className, text) => {
    const made = element("a", className, text);
    made.href = href;
    return made;
  };
  const row = (table, cells) => {
    const made = element("tr");
    cells.forEach((cell, column) => {
      cell.dataset.label = table.tHead.rows[0].cells[column].dataset.acLabel;
      made.append(cell);
    });
    return made;
  };
  // What is due says so itself, and ages with the page.
  const due = (cell, at, calendar) => {
    if (!at) return;
    cell.dataset.acDue = at;
    if (calendar) cell.dataset.acCalendar = calendar;
  };

  const ofTable = (table) => [...table.tBodies[0].rows].map((each) => new TableRow(each));
  return { fold, sortable, element, badge, link, row, due, ofTable };
})();
