// Controls for single values: texts, numbers, choices from a few. Each is made from its node of the
// definition and what is around it, and can do the same:
//
//   element            what stands in the page       input      where the focus goes
//   read()             its value, or undefined       write(value)
//   problem()          what was typed but could not be understood, in words; or nothing
//   refresh()          something else has changed
globalThis.accordLeaves = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);
  const LONG = 60; // a text that may be longer gets several lines to stand on

  // Examples are in Chinese: to others they show nothing.
  const example = ({ examples: [first] = [] }) => {
    const isReadable = globalThis.accordForms.language === "zh" || !/[\u4e00-\u9fff]/.test(first);
    return typeof first === "string" && isReadable ? say("example", { example: first }) : null;
  };

  // A text is one line of the file, on however many it was typed.
  const text = (node, field) => {
    const long = (node.maxLength || 0) > LONG && node.format !== "uri";
    const input = make(long ? "textarea" : "input", {
      id: field.id, class: "ac-input", "aria-describedby": field.describedBy, autocomplete: "off",
      placeholder: example(node),
      ...(long ? { rows: 2 } : { type: "text" }),
    });
    const read = () => globalThis.accordNotation.strip(input.value.replace(/\s*[\r\n]+\s*/g, " ")) || undefined;
    const count = () => { if (node.maxLength) field.count(globalThis.accordTexts.length(read() || "")); };
    input.addEventListener("input", count);
    return {
      element: input, input, read,
      write: (value) => {
        input.value = value ?? "";
        count();
      },
    };
  };

  const number = (node, field) => {
    const isPercent = node.minimum === 0 && node.maximum === 100;
    const input = make("input", {
      id: field.id, class: "ac-input", type: "text", inputmode: node.type === "integer" ? "numeric" : "decimal",
      autocomplete: "off", "aria-describedby": field.describedBy,
    });
    const typed = () => input.value.normalize("NFKC").trim();
    const read = () => (/^-?\d{1,15}(\.\d{1,10})?$/.test(typed()) ? Number(typed()) : undefined);
    return {
      element: isPercent ? make("div", { class: "ac-with-unit" }, input, make("span", {}, "%")) : input,
      input, read,
      write: (value) => { input.value = value ?? ""; },
      problem: () => (typed() && read() === undefined ? say("not_a_number") : undefined),
    };
  };

  // A few values with names, all in sight; in a row there is room for one only.
  const labels = (node, field, { inRow }) => {
    const values = node.enum.map((value) => ({ value, label: node.ac?.labels?.[value] ?? String(value) }));
    return inRow || values.length > 5 ? select(field, () => values) : radios(field, values);
  };

  const radios = (field, values) => {
    const inputs = values.map(({ value }) => make("input", { type: "radio", name: field.id, value }));
    const element = make("div", { class: "ac-radios" }, values.map(({ label }, at) =>
      make("label", {}, inputs[at], make("span", {}, label))));
    return {
      element, input: inputs[0],
      read: () => inputs.find((each) => each.checked)?.value,
      write: (value) => { for (const each of inputs) each.checked = each.value === value; },
    };
  };

  // What a list does not offer any more stays chosen: whoever wrote it sees that, and what is wrong.
  const select = (field, options) => {
    const element = make("select", { id: field.id, class: "ac-input", "aria-describedby": field.describedBy });
    let shown = "";
    const refresh = (value = element.value) => {
      const offered = options();
      const all = value && !offered.some((each) => each.value === value)
        ? [...offered, { value, label: value }] : offered;
      const now = JSON.stringify(all);
      if (now !== shown) {
        shown = now;
        element.replaceChildren(new Option(say("choose"), ""), ...all.map((each) => new Option(each.label, each.value)));
      }
      element.value = value;
    };
    refresh("");
    return {
      element, input: element, refresh: () => refresh(),
      read: () => element.value || undefined,
      write: (value) => refresh(value ?? ""),
    };
  };

  // Several of a few: a box to tick for each.
  const boxes = (field, options) => {
    const element = make("div", { class: "ac-boxes" });
    let values = [];
    let shown = "";
    const refresh = () => {
      const offered = options();
      const lost = values.filter((value) => !offered.some((each) => each.value === value));
      const all = [...offered, ...lost.map((value) => ({ value, label: value }))];
      const now = JSON.stringify(all);
      if (now !== shown) draw(all);
      shown = now;
    };
    const draw = (all) => element.replaceChildren(
      ...all.map(({ value, label }) => make("label", {}, make("input", {
        type: "checkbox", value, checked: values.includes(value), onchange: collect,
      }), make("span", {}, label))),
      ...(all.length ? [] : [make("p", { class: "ac-empty" }, say("nothing_to_choose"))]),
    );
    const collect = () => {
      values = [...element.querySelectorAll("input:checked")].map((each) => each.value);
    };
    return {
      element, refresh,
      get input() { return element.querySelector("input") || element; },
      read: () => (values.length ? values : undefined),
      write: (value) => {
        values = value || [];
        shown = "";
        refresh();
      },
    };
  };

  // Numbers of records: what people copy from elsewhere, with anything between them.
  const tokens = (node, field) => {
    const control = text({ ...node, maxLength: undefined, examples: node.examples?.[0] }, field);
    const read = () => control.read()?.normalize("NFKC").split(/[\s,，、;；]+/).filter(Boolean);
    return { ...control, read, write: (value) => control.write(value?.join(" ")) };
  };

  return { text, number, labels, select, boxes, tokens };
})();
