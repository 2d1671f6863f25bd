// Fields that change: each is shown once it is ticked, with what it says now.
//
//   accordChanges(node, context) -> an ask
globalThis.accordChanges = (() => {
  "use strict";

  const make = globalThis.accordElement;

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
    return globalThis.accordAsks.owned(ask);
  };

  return changes;
})();
