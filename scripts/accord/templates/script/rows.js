// What a list holds, as objects that can be asked whether they fit, how they sort, and for a row.
// The rows of a table that stands in the page are such objects; so are the records of a long list,
// of which the page holds only the first, and assets/records.js all.
(() => {
  "use strict";

  const words = (text) => text.toLowerCase();
  // Numbers in a text sort as numbers, whatever their length.
  const sortable = (text) => text.replace(/\d+/g, (digits) => digits.padStart(8, "0"));

  class TableRow {
    constructor(row) {
      this.row = row;
      this.said = words(row.textContent);
    }
    has(name, value) { return (this.row.dataset[name] || "").split(" ").includes(value); }
    says(text) { return this.said.includes(text); }
    key(column) {
      const cell = this.row.cells[column];
      return cell.dataset.sort || cell.textContent.trim();
    }
    element() { return this.row; }
  }

  // --- Records, from the columns of assets/records.js -------------------------------------------
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

  class DataRow {
    constructor(data, place, table) {
      this.data = data;
      this.place = place;
      this.table = table;
      this.said = words(data.id[place] + " " + data.title[place]);
    }
    get(name) { return this.data.tables[name][this.data[name][this.place]]; }
    has(name, value) {
      if (name === "person") {
        const { people, tables } = this.data;
        return people[this.place].some((each) => tables.people[each] === value);
      }
      if (name === "department") return this.get("departments").includes(value);
      return [this.get(name)].flat()[0] === value;
    }
    says(text) { return this.said.includes(text); }
    key(column) {
      switch (column) {
        case 0: return sortable(this.data.id[this.place]);
        case 1: return sortable(this.data.title[this.place]);
        case 2: return this.get("state")[0];
        case 3: return { high: "1", medium: "2", low: "3" }[this.get("priority")[0]] || "9";
        case 4: return this.get("parties").join(" ");
        case 5: return this.get("raised")[0];
        default: return this.get("next")[0] || "9999";
      }
    }
    element() { return this.made || (this.made = this.make()); }

    make() {
      const row = element("tr");
      const headings = [...this.table.tHead.rows[0].cells];
      this.cells().forEach((cell, column) => {
        cell.dataset.label = headings[column].dataset.acLabel;
        row.append(cell);
      });
      return row;
    }
    cells() {
      const { acRecords, acArchived, acComma } = this.table.dataset;
      const id = this.data.id[this.place];
      const href = acRecords + id + "/";
      const cells = Array.from({ length: 7 }, () => element("td"));
      cells[0].append(link(href, "ac-id", id));
      cells[1].className = "ac-row-title";
      cells[1].append(link(href, "", this.data.title[this.place]));
      cells[2].append(badge("ac-state", this.get("state")), " ");
      for (const flag of this.get("flags")) cells[2].append(badge("ac-flag", flag));
      if (this.get("archived")) cells[2].append(badge("ac-flag", ["archived", acArchived]));
      const [priority, label] = this.get("priority");
      cells[3].append(element("span", "ac-priority", label, { priority }));
      const [asking, ...asked] = this.get("parties");
      cells[4].textContent = asking + " → " + asked.join(acComma);
      const [day, said] = this.get("raised");
      const time = element("time", "", said);
      time.dateTime = day;
      cells[5].append(time);
      this.owe(cells[6]);
      return cells;
    }
    owe(cell) {
      const [dueAt, due, howLate, tone, rule, ...calendar] = this.get("next");
      if (!dueAt) return;
      if (calendar.length) {
        cell.dataset.acDue = dueAt;
        if (calendar[0]) cell.dataset.acCalendar = calendar[0];
      }
      const state = element("span", "ac-state", howLate || due, { tone, acSay: "late", acElse: due });
      cell.append(state, " " + rule);
    }
  }

  globalThis.accordRows = {
    ofTable: (table) => [...table.tBodies[0].rows].map((row) => new TableRow(row)),
    ofData: (data, table) => data.id.map((_, place) => new DataRow(data, place, table)),
  };
})();
