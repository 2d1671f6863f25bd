// The rows of any other long list, from the columns that site/lists/rows_file.py writes. A row is
// made as the table of templates/lists/parts.jinja makes it.
globalThis.accordRows.ofList = (() => {
  "use strict";

  const { fold, sortable, element, badge, link, row, due } = globalThis.accordRows;
  const textOf = (value) => (typeof value === "string" ? value : value.text || "");

  class ListRow {
    constructor(data, place, table) {
      this.data = data;
      this.place = place;
      this.table = table;
      [this.id, this.title] = data.records[data.record[place]];
      this.values = data.cells[place].map((each) => data.values[each]);
    }
    has(name, value) {
      return this.data.tokens[name][this.place].some((each) => this.data.words[each] === value);
    }
    isWithin(span) { return this.data.day[this.place].startsWith(span); }
    says(text) {
      this.said ??= fold([this.id, this.title, ...this.values.flatMap((each) => this.words(each))].join(" "));
      return this.said.includes(text);
    }
    words(value) {
      const { badges = [], lines = [], owing = [] } = value;
      return [...badges.map(([, text]) => text), owing[3] || "", textOf(value), ...lines];
    }
    key(column) {
      if (column < 2) return sortable(column ? this.title : this.id);
      const value = this.values[column - 2];
      return value.sort || sortable(this.words(value).join(" ").trim());
    }
    element() { return this.made || (this.made = row(this.table, this.cells())); }

    cells() {
      const { acRoot } = this.table.dataset;
      const record = `${acRoot}records/${this.id}/`;
      const anchor = this.data.anchor[this.place];
      const [id, title] = [element("td"), element("td", "ac-row-title")];
      id.append(link(record, "ac-id", this.id));
      title.append(link(anchor ? `${record}#${anchor}` : record, "", this.title));
      return [id, title, ...this.values.map((each) => this.cell(each, acRoot))];
    }
    cell(value, root) {
      const made = element("td");
      const { sort, badges = [], owing, lines = [], links = [] } = value;
      if (sort) made.dataset.sort = sort;
      for (const each of badges) made.append(badge("ac-state", each), " ");
      if (owing) {
        const [at, calendar, tone, said, acElse] = owing;
        due(made, at, calendar);
        made.append(element("span", "ac-state", said, { tone, acSay: "late", acElse }), " ");
      }
      made.append(textOf(value));
      if (lines.length) {
        const list = element("ul", "ac-lines");
        list.append(...lines.map((each) => element("li", "", each)));
        made.append(list);
      }
      links.forEach(([text, url], place) => made.append(place ? " " : "", link(root + url, "", text)));
      return made;
    }
  }

  return (data, table) => data.record.map((_, place) => new ListRow(data, place, table));
})();
