// The body: a text below each heading. Headings in a text, and code that is not closed, would break the
// body apart, so they are written as what they look like.
//
//   accordSections(sections) -> {element, read(), write(texts), faults(day), at(heading), ...}
globalThis.accordSections = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const EDGE = /^(?:`{3,}|~{3,})/;

  const tidy = (text) => {
    let fenced = ""; // by what, as the same has to close it
    const lines = text.replace(/\r\n?/g, "\n").split("\n").map((line) => {
      const [edge] = EDGE.exec(line) || [];
      if (edge) fenced = fenced ? "" : edge;
      return fenced ? line : line.replace(/^## /, "### ");
    });
    return globalThis.accordNotation.strip(fenced ? [...lines, fenced].join("\n") : lines.join("\n"));
  };

  const section = ({ heading, title, description, required }) => {
    const node = { title, description, isBody: true };
    const field = globalThis.accordField(node, { required });
    const input = make("textarea", { id: field.id, class: "ac-input", rows: 3, "aria-describedby": field.describedBy });
    field.hold(input);
    field.element.dataset.acWide = "";
    field.element.dataset.acField = heading;
    const ask = {
      heading, required, title, node, visited: false, element: field.element,
      read: () => tidy(input.value), write: (text) => { input.value = text ?? ""; },
      at: () => undefined, focus: () => input.focus(), visit: () => { ask.visited = true; },
      tell: (troubles) => field.tell(troubles.filter(({ now }) => now || ask.visited), input),
    };
    globalThis.accordAsks.owners.set(field.element, ask);
    return ask;
  };

  return (sections) => {
    const asks = sections.map(section);
    return {
      asks: () => asks,
      at: (heading) => asks.find((each) => each.heading === heading),
      read: () => Object.fromEntries(asks.map((each) => [each.heading, each.read()])),
      write: (texts) => { for (const each of asks) each.write(texts[each.heading]); },
      visit: () => { for (const each of asks) each.visit(); },
      tell: () => {},
      *faults(day) {
        for (const { heading, title, required, node, read } of asks) {
          const path = ["#", heading];
          if (read()) yield* globalThis.accordFaults(node, read(), undefined, day, path);
          else if (required) yield { path, severity: "error", isMissing: true, text: globalThis.accordSay("missing", { title }) };
        }
      },
    };
  };
})();
