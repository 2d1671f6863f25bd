// The records of the index, from the columns of assets/records.js.
globalThis.accordRows.ofRecords = (() => {
  "use strict";

  const { fold, sortable, element, badge, link, row, due } = globalThis.accordRows;

  class RecordRow {
    constructor(data, place, table) {
      this.data = data;
      this.place = place;
      this.table = table;
      this.said = fold(data.id[place] + " " + data.title[place]);
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
    element() { return this.made || (this.made = row(this.table, this.cells())); }

    cells() {
      const { acRoot, acArchived, acComma } = this.table.dataset;
      const id = this.data.id[this.place];
      const href = `${acRoot}records/${id}/`;
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
      const [dueAt, words, howLate, tone, rule, ...calendar] = this.get("next");
      if (!dueAt) return;
      if (calendar.length) due(cell, dueAt, calendar[0]);
      const state = element("span", "ac-state", howLate || words, { tone, acSay: "late", acElse: words });
      cell.append(state, " " + rule);
    }
  }

  return (data, table) => data.id.map((_, place) => new RecordRow(data, place, table));
})();
