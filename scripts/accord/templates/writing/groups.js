// Asks of several parts: a mapping, a list of mappings, one of two sets of fields, an end that is a
// word or a list, and chosen fields of a form that change. See asks.js for what they have in common.
globalThis.accordGroups = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);
  const isEmpty = (value) => value === undefined || Object.keys(value).length === 0;
  const owned = (ask) => {
    globalThis.accordAsks.owners.set(ask.element, ask);
    return ask;
  };

  // --- A mapping: an ask for each of its properties, in the order of the schema --------------------

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
      refresh: () => { for (const part of Object.values(parts)) part.refresh(); },
      focus: () => Object.values(parts).find((part) => part.element)?.focus(),
      problem: () => undefined,
      visit: () => {
        ask.visited = true;
        for (const part of Object.values(parts)) part.visit();
      },
      asks: () => Object.values(parts),
    };
    return owned(ask);
  };

  // --- A list of mappings: rows where they are short and flat, else cards ---------------------------

  const isFlat = (node) => Object.values(node.properties)
    .every((each) => each.type !== "object" && (each.type !== "array" || each.items.type !== "object") && !each.anyOf);

  const IN_A_LINE = 3; // so many fields of a row stand side by side, and only the first row names them

  const list = (node, context) => {
    const { items: inner } = node;
    const field = globalThis.accordField(node, { ...context, group: true });
    const inRow = isFlat(inner);
    const letter = inner.properties.id && globalThis.accordNaming.letter(inner.properties.id);
    const fields = Object.values(inner.properties).filter((each) => !globalThis.accordNaming.letter(each));
    const rows = make("ol", {
      class: inRow ? "ac-rows-asked" : "ac-cards-asked",
      "data-ac-numbered": Boolean(letter), "data-ac-short": fields.length <= IN_A_LINE,
    });
    const add = make("button", { type: "button", class: "ac-button ac-add" }, say("add_one", { what: inner.title }));
    const shell = make("div", {}, rows, add);
    field.hold(shell);
    let items = [];

    const item = (value) => {
      const ask = globalThis.accordGroups.mapping(inner, { ...context, inRow, inList: true, required: true }, { bare: true });
      const id = value?.id ?? (letter ? context.form.number(letter) : undefined);
      ask.write(letter ? { ...value, id } : value);
      const name = letter ? id : "";
      const head = make(
        "div", { class: "ac-item-head" }, make("span", { class: letter ? "ac-id" : "ac-muted" }, letter || !inRow ? name || inner.title : ""),
        make("button", {
          type: "button", class: "ac-remove", "aria-label": say("remove_one", { what: `${inner.title} ${name}` }),
          onclick: () => remove(ask),
        }, "×"),
      );
      ask.row = make("li", { "aria-label": `${inner.title} ${name}` }, head, ask.element);
      return ask;
    };
    const put = (value) => {
      const ask = item(value);
      items.push(ask);
      rows.append(ask.row);
      return ask;
    };
    const remove = (ask) => {
      context.form.release(ask.read(true).id);
      const place = items.indexOf(ask);
      items = items.filter((each) => each !== ask);
      ask.row.remove();
      if (!items.length && context.required) put();
      (items[Math.min(place, items.length - 1)]?.row.querySelector(".ac-remove") || add).focus();
      shell.dispatchEvent(new Event("input", { bubbles: true }));
    };
    add.addEventListener("click", () => {
      put().focus();
      shell.dispatchEvent(new Event("input", { bubbles: true }));
    });
    // An empty row says nothing; but where there must be one, the first is asked for.
    const said = () => {
      const full = items.filter((each) => each.read() !== undefined);
      return full.length || !context.required ? full : items.slice(0, 1);
    };
    if (context.required) put();
    const ask = {
      element: field.element, title: node.title, visited: false, put,
      read: () => {
        const found = said().map((each) => each.read(true));
        return found.length ? found : undefined;
      },
      write: (values) => {
        for (const each of items) context.form.release(each.read(true).id);
        items = [];
        rows.replaceChildren();
        for (const value of values || []) put(value);
        if (!items.length && context.required) put();
      },
      at: (step) => said()[step],
      tell: (troubles) => field.tell(troubles.filter(({ now }) => now || ask.visited)),
      refresh: () => { for (const each of items) each.refresh(); },
      focus: () => (items[0] || { focus: () => add.focus() }).focus(),
      problem: () => undefined,
      visit: () => {
        ask.visited = true;
        for (const each of items) each.visit();
      },
      asks: () => items,
    };
    field.element.dataset.acWide = "";
    return owned(ask);
  };

  // --- One of several sets of fields: measured by a number, or checked by a document ----------------

  const either = (node, context) => {
    const ask = mapping({ ...node, required: [] }, context);
    const { read: readAll, write: writeAll } = ask;
    const sets = node.anyOf.map(({ required }) => required);
    const all = sets.flat();
    const name = `${ask.id}-which`;
    const inputs = sets.map((_, at) => make("input", { type: "radio", name, value: at }));
    const titled = (names) => names.map((each) => node.properties[each].title).join(" · ");
    const radios = make("div", { class: "ac-radios" }, sets.map((names, at) =>
      make("label", {}, inputs[at], make("span", {}, titled(names)))));
    ask.grid.before(radios);
    const chosen = () => sets[inputs.findIndex((each) => each.checked)];
    const show = () => {
      for (const each of all) ask.parts[each].element.hidden = !chosen().includes(each);
    };
    radios.addEventListener("change", show);
    inputs[0].checked = true;
    show();
    for (const each of all) ask.parts[each].element.querySelector(".ac-ask-optional")?.remove();
    return Object.assign(ask, {
      wanted: chosen,
      read: (whole) => {
        const value = readAll(true);
        for (const each of all) if (!chosen().includes(each)) delete value[each];
        return isEmpty(value) && !whole && !context.required ? undefined : value;
      },
      write: (value = {}) => {
        writeAll(value);
        const fits = sets.findIndex((names) => names.some((each) => each in value));
        inputs[Math.max(fits, 0)].checked = true;
        show();
      },
    });
  };

  // --- A word, or a list of what must be complete ---------------------------------------------------

  const ending = (node, context) => {
    const [words, several] = node.anyOf;
    const field = globalThis.accordField(node, { ...context, group: true });
    const offered = words.enum.map((value) => ({ value, label: words.ac?.labels?.[value] ?? value }));
    const LIST = "list";
    const which = globalThis.accordLeaves.select(
      { id: field.id, describedBy: field.describedBy }, () => [...offered, { value: LIST, label: say("these_tasks") }],
    );
    which.element.setAttribute("aria-label", node.title);
    const boxes = globalThis.accordLeaves.boxes(field, () => context.form.choices(several.items.ac.ref, ""));
    const show = () => { boxes.element.hidden = which.read() !== LIST; };
    which.element.addEventListener("change", show);
    field.hold(make("div", {}, which.element, boxes.element));
    const ask = {
      element: field.element, title: node.title, visited: false,
      read: () => (which.read() === LIST ? boxes.read() ?? [] : which.read()),
      write: (value) => {
        which.write(Array.isArray(value) ? LIST : value);
        boxes.write(Array.isArray(value) ? value : []);
        show();
      },
      at: () => undefined,
      tell: (troubles) => field.tell(troubles.filter(({ now }) => now || ask.visited), which.element),
      refresh: () => boxes.refresh(),
      focus: () => which.element.focus(),
      problem: () => undefined,
      visit: () => { ask.visited = true; },
    };
    ask.write(undefined);
    return owned(ask);
  };

  // --- Fields of a form that change: each is shown once it is ticked, with what it says now ----------

  const changes = (node, context) => {
    const field = globalThis.accordField(node, { ...context, group: true });
    const boxes = make("div", { class: "ac-boxes ac-which" });
    const shown = make("div", { class: "ac-asks" });
    const parts = {};
    const tick = (name, inner) => {
      const input = make("input", { type: "checkbox", value: name, onchange: () => toggle(name, inner, input.checked) });
      boxes.append(make("label", {}, input, make("span", {}, inner.title)));
      return input;
    };
    const inputs = Object.fromEntries(Object.entries(node.properties).map(([name, inner]) => [name, tick(name, inner)]));
    const toggle = (name, inner, on, value = context.form.present(name)) => {
      parts[name]?.element.remove();
      delete parts[name];
      if (!on) return;
      parts[name] = globalThis.accordAsks.of(inner, { ...context, required: true });
      parts[name].write(value);
      const later = Object.keys(node.properties).slice(Object.keys(node.properties).indexOf(name) + 1);
      shown.insertBefore(parts[name].element, later.map((each) => parts[each]?.element).find(Boolean) || null);
    };
    field.hold(make("div", {}, boxes, shown));
    const ask = {
      element: field.element, title: node.title, visited: false, parts,
      read: () => {
        const names = Object.keys(node.properties).filter((name) => parts[name]);
        const said = names.map((name) => [name, parts[name].read()]).filter(([, value]) => value !== undefined);
        return said.length ? Object.fromEntries(said) : undefined;
      },
      write: (value = {}) => {
        for (const [name, inner] of Object.entries(node.properties)) {
          inputs[name].checked = name in value;
          toggle(name, inner, name in value, value[name]);
        }
      },
      at: (step) => parts[step],
      tell: (troubles) => field.tell(troubles.filter(({ now }) => now || ask.visited)),
      refresh: () => { for (const part of Object.values(parts)) part.refresh(); },
      focus: () => Object.values(inputs)[0].focus(),
      problem: () => undefined,
      visit: () => {
        ask.visited = true;
        for (const part of Object.values(parts)) part.visit();
      },
      asks: () => Object.values(parts),
    };
    field.element.dataset.acWide = "";
    return owned(ask);
  };

  return { mapping, list, either, ending, changes };
})();
