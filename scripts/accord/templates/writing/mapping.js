// An ask for each property of a mapping, in the order of the schema; a `bare` one has no name of its own.
//
//   accordMapping(node, context, {bare}) -> an ask; see asks.js for what asks have in common
globalThis.accordMapping = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const { isEmpty } = globalThis.accordNotation;

  const mapping = (node, context, { bare = false } = {}) => {
    const field = bare ? null : globalThis.accordField(node, { ...context, group: true });
    const grid = make("div", { class: "ac-asks" });
    const near = () => parts.department?.read() ?? context.near();
    const parts = {};
    for (const [name, inner] of Object.entries(node.properties)) {
      const required = (node.required || []).includes(name) || inner.ac?.wanted?.must === true;
      parts[name] = globalThis.accordAsks.of(inner, { ...context, required, near, name: bare && !context.inList ? name : "" });
      parts[name].node = inner;
      if (!parts[name].element) continue;
      parts[name].element.dataset.acField = name;
      grid.append(parts[name].element);
    }
    const criterion = globalThis.accordCriterion(parts, context.form);
    if (field) {
      field.hold(grid);
      field.element.dataset.acWide = "";
    }
    const entries = () => Object.entries(parts).map(([name, ask]) => [name, ask.read()]);
    // What only the program wrote is nothing that somebody said.
    const isSaid = ([name, value]) => value !== undefined && Boolean(parts[name].element)
      && !(typeof value === "object" && isEmpty(value));
    const ask = {
      element: field?.element || grid, id: field?.id, grid, parts, visited: false, title: node.title,
      read: (whole = false) => {
        const found = entries();
        if (!whole && !found.some(isSaid)) return undefined;
        return Object.fromEntries(found.filter(([, value]) => value !== undefined));
      },
      write: (value = {}) => { for (const [name, part] of Object.entries(parts)) part.write(value[name]); },
      at: (step) => parts[step],
      tell: (troubles) => field?.tell(troubles.filter(({ now }) => now || ask.visited)),
      refresh: () => {
        for (const part of Object.values(parts)) part.refresh();
        criterion?.refresh();
      },
      focus: () => Object.values(parts).find((part) => part.element)?.focus(),
      problem: () => undefined,
      visit: () => {
        ask.visited = true;
        for (const part of Object.values(parts)) part.visit();
      },
      asks: () => Object.values(parts),
    };
    return globalThis.accordAsks.owned(ask);
  };

  return mapping;
})();
