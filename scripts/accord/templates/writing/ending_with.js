// A word, or a list of what must be complete.
//
//   accordEndingWith(node, context) -> an ask
globalThis.accordEndingWith = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);

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
    return globalThis.accordAsks.owned(ask);
  };

  return ending;
})();
