// A list of mappings: rows where they are short and flat, else cards; each can be taken out, more be added.
//
//   accordList(node, context) -> an ask
globalThis.accordList = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);

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
      const ask = globalThis.accordMapping(inner, { ...context, inRow, inList: true, required: true }, { bare: true });
      const id = value?.id ?? (letter ? context.form.number(letter) : undefined);
      if (letter) context.form.keep(id);
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
    return globalThis.accordAsks.owned(ask);
  };

  return list;
})();
