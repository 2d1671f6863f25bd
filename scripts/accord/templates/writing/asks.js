// A node of a definition -> its control with the field around it; groups are made of these.
//
//   accordAsks.of(node, context) -> an ask:
//       element, read(), write(value), at(step) -> the ask below, tell(troubles), refresh(), focus()
//       visited   somebody was there and went on: from then on it says what is wrong
//   context: {form, required, inRow, near() -> the department whose this is}
globalThis.accordAsks = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const { text, number, labels, select, boxes, tokens } = globalThis.accordLeaves;
  const { one, many } = globalThis.accordPeople;
  const { day, instant, period } = globalThis.accordDates;
  const SEARCHED = ["department", "person"];
  const owners = new WeakMap(); // the element of an ask -> the ask

  const owned = (ask) => {
    owners.set(ask.element, ask);
    return ask;
  };

  const reference = (node, ref, field, context) => {
    const options = () => context.form.choices(ref, context.near(), context.name);
    if (ref === "record") return text(node, field);
    return SEARCHED.includes(ref) ? one(field, options) : select(field, options);
  };
  const several = (node, ref, field, context) => {
    const options = () => context.form.choices(ref, context.near(), context.name);
    if (ref === "record") return tokens(node, field);
    return SEARCHED.includes(ref) ? many(field, options) : boxes(field, options);
  };
  const ticked = (field) => {
    const input = make("input", { id: field.id, type: "checkbox", "aria-describedby": field.describedBy });
    return {
      element: input, input,
      read: () => input.checked || undefined,
      write: (value) => { input.checked = value === true; },
    };
  };
  const FORMATS = { date: day, instant, period: (_, field) => period(field) };

  const control = (node, field, context) => {
    if (node.type === "array") return several(node, node.items.ac?.ref, field, context);
    if (node.ac?.ref) return reference(node, node.ac.ref, field, context);
    if (node.enum) return labels(node, field, context);
    if (node.type === "number" || node.type === "integer") return number(node, field);
    if (node.type === "boolean") return ticked(field);
    return (FORMATS[node.format] || text)(node, field, context);
  };

  // Radios and boxes have no one input that a label could name.
  const isGroup = (node, { inRow }) => {
    if (node.type === "array") return !SEARCHED.concat("record").includes(node.items.ac?.ref);
    return Boolean(node.enum) && !inRow && node.enum.length <= 5;
  };
  const isWide = (node, context) => (node.maxLength || 0) > 60 || (node.type === "array" && isGroup(node, context));

  const leaf = (node, context) => {
    const field = globalThis.accordField(node, { required: context.required, group: isGroup(node, context) });
    const inner = control(node, field, context);
    field.hold(inner.element);
    if (isWide(node, context)) field.element.dataset.acWide = "";
    const ask = {
      ...inner, element: field.element, title: node.title, visited: false,
      at: () => undefined,
      refresh: () => inner.refresh?.(),
      focus: () => inner.input.focus(),
      problem: () => inner.problem?.(),
      tell: (troubles) => field.tell(troubles.filter(({ now }) => now || ask.visited), inner.input),
      visit: () => { ask.visited = true; },
    };
    return owned(ask);
  };

  // What the program writes itself: kept, and never shown.
  const fixed = () => {
    let value;
    return {
      read: () => value, write: (written) => { value = written; }, at: () => undefined,
      tell: () => {}, refresh: () => {}, focus: () => {}, problem: () => undefined, visit: () => {},
    };
  };

  const of = (node, context) => {
    if (node.ac?.part || globalThis.accordNaming.letter(node)) return fixed();
    if (node.type === "array" && node.items.type === "object") return globalThis.accordList(node, context);
    if (node.type === "object" && node.minProperties && !node.required?.length) return globalThis.accordChanges(node, context);
    if (node.type === "object") return (node.anyOf ? globalThis.accordEither : globalThis.accordMapping)(node, context);
    return node.anyOf ? globalThis.accordEndingWith(node, context) : leaf(node, context);
  };
  return { of, owned, owners };
})();
