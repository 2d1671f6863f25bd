// One of several sets of fields: measured by a number, or checked by a document.
//
//   accordEither(node, context) -> an ask; `wanted()` are the names of the chosen set
globalThis.accordEither = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const { isEmpty } = globalThis.accordNotation;

  const either = (node, context) => {
    const ask = globalThis.accordMapping({ ...node, required: [] }, context);
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

  return either;
})();
