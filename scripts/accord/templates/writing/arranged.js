// Where the fields of a form stand: what refers to another field's numbers behind it, what a new record
// can do without out of the way. And what is wrong at the end, each with a way to its field.
globalThis.accordArranged = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const gives = (node) => node.items?.properties?.id && globalThis.accordNaming.letter(node.items.properties.id);
  const needs = (node) => [...JSON.stringify(node).matchAll(/"ref":"([a-z]+)"/g)].map(([, ref]) => globalThis.accordNaming.LETTERS[ref]).filter(Boolean);

  const order = (parts) => {
    const placed = [];
    const put = (part, above) => {
      if (placed.includes(part) || above.includes(part)) return;
      const letters = needs(part.node);
      for (const each of parts) if (each !== part && letters.includes(gives(each.node))) put(each, [...above, part]);
      placed.push(part);
    };
    for (const each of parts) put(each, []);
    return placed;
  };

  return ({ schema, is_form: isForm }, fields, written) => {
    const isSpare = (name) => isForm && !(schema.required || []).includes(name);
    const shown = Object.entries(fields.parts).filter(([, part]) => part.element);
    const main = order(shown.filter(([name]) => !isSpare(name)).map(([, part]) => part));
    const spare = shown.filter(([name]) => isSpare(name)).map(([, part]) => part);
    const bodies = written.asks();
    // Where fields say it all the body only adds to them; where there are few it is what is told.
    const saysItAll = Object.values(schema.properties).some(({ items }) => items?.properties);
    const spareBodies = isForm && saysItAll ? bodies.filter(({ required }) => !required) : [];
    const elements = (asks) => asks.map(({ element }) => element);
    const more = [...spare, ...spareBodies];
    const grid = (asks) => make("div", { class: "ac-asks" }, elements(asks));
    return make(
      "div", { class: "ac-form-parts" },
      grid([...main, ...bodies.filter((each) => !spareBodies.includes(each))]),
      more.length > 0 && make(
        "details", { class: "ac-form-more" }, make("summary", {}, globalThis.accordSay("more")), grid(more),
      ),
    );
  };
})();

globalThis.accordSummary = (troubles) => {
  "use strict";

  const make = globalThis.accordElement;
  const lead = (ask) => (event) => {
    event.preventDefault();
    ask.element.closest("details")?.setAttribute("open", "");
    ask.element.scrollIntoView({ block: "center" });
    ask.focus();
  };
  // Which of several it is about: by its number, or by its place among those that have none.
  const places = (row) => {
    if (!row) return [];
    const list = row.parentElement;
    const place = list.hasAttribute("data-ac-numbered") ? "" : [...list.children].indexOf(row) + 1;
    const own = [row.getAttribute("aria-label").trim(), place].filter(Boolean).join(" ");
    return [...places(list.closest("li[aria-label]")), own];
  };
  const named = ({ ask: { title, element }, text, isMissing }) =>
    [...places(element.closest("li[aria-label]")), isMissing ? text : globalThis.accordSay("of_field", { title, text })].join(" · ");
  const before = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  const inOrder = [...troubles].sort((a, b) => (a.ask === b.ask ? 0 : before(a.ask.element, b.ask.element)));
  return make(
    "div", { role: "group", "aria-labelledby": "ac-summary-title" },
    make("h2", { id: "ac-summary-title", tabindex: "-1" }, globalThis.accordSay("to_mend", { n: troubles.length })),
    make("ul", {}, inOrder.map((each) => make(
      "li", {}, make("a", { href: "#", onclick: lead(each.ask) }, named(each)),
    ))),
  );
};
