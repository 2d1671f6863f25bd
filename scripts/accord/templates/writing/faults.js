// What the schema refuses and what no text may hold, in words for whoever fills in the form.
//
//   accordFaults(node, value, ask, day) -> [{path, severity, text, advice, now}]
//       `now` is told while somebody types; the rest when they have gone on
globalThis.accordFaults = (() => {
  "use strict";

  const say = (...told) => globalThis.accordSay(...told);
  const texts = globalThis.accordTexts;
  const error = (path, text, more) => ({ path, severity: "error", text, ...more });
  const FREE = "\\S"; // how the schemas mark a text that people make up

  function* ofText(node, value, path, day) {
    const odd = texts.hidden(value);
    if (odd) yield error(path, say("hidden_character", { character: odd }), { advice: say("type_again"), now: true });
    const length = texts.length(value);
    if (node.maxLength && length > node.maxLength) {
      yield error(path, say("too_long", { most: node.maxLength, over: length - node.maxLength }), { now: true });
    }
    const fits = !node.pattern || node.pattern === FREE || new RegExp(node.pattern, "u").test(value);
    if (!fits) yield error(path, say("other_form", { example: node.examples?.[0] ?? node.title }));
    if (node.pattern === FREE || node.isBody) yield* said(value, path, day);
    else if (!node.enum && !node.ac?.ref) yield* secrets(value, path);
  }
  function* said(value, path, day) {
    yield* secrets(value, path);
    const words = new Map(globalThis.accordVague(value, day).map((each) => [each.word, each])); // each is told once
    for (const { word, instead } of words.values()) {
      yield {
        path, severity: "warning", text: say("vague", { word }), advice: say("write_instead", { instead }), now: true,
      };
    }
  }
  const SERIOUS = ["identity", "mobile", "access"];
  function* secrets(value, path) {
    for (const { kind, value: shown } of globalThis.accordPrivate(value)) {
      yield {
        path, severity: SERIOUS.includes(kind) ? "error" : "warning", now: true,
        text: say(`private_${kind}`, { value: shown }), advice: say(`private_${kind}_advice`),
      };
    }
  }

  function* ofNumber(node, value, path) {
    if (node.type === "integer" && !Number.isInteger(value)) yield error(path, say("whole_number"));
    if (node.minimum !== undefined && value < node.minimum) yield error(path, say("at_least", { least: node.minimum }));
    if (node.maximum !== undefined && value > node.maximum) yield error(path, say("at_most", { most: node.maximum }));
  }
  function* ofList(node, value, path, ask, day) {
    if (node.maxItems && value.length > node.maxItems) yield error(path, say("too_many", { most: node.maxItems }));
    const seen = new Set();
    for (const [place, each] of value.entries()) {
      const key = JSON.stringify(each);
      if (seen.has(key)) yield error([...path, place], say("twice"));
      seen.add(key);
      yield* of(node.items, each, [...path, place], ask?.at(place), day);
    }
  }
  function* ofMapping(node, value, path, ask, day) {
    const required = ask?.wanted?.() || node.required || [];
    for (const [name, inner] of Object.entries(node.properties)) {
      const below = [...path, name];
      const part = ask?.at(name);
      const problem = part?.problem();
      if (problem) yield error(below, problem);
      else if (value[name] !== undefined) yield* of(inner, value[name], below, part, day);
      else if (required.includes(name) && part?.element) yield error(below, say("missing", { title: inner.title }), { isMissing: true });
    }
  }

  function* of(node, value, path, ask, day) {
    if (typeof value === "string") yield* ofText(node, value, path, day);
    else if (typeof value === "number") yield* ofNumber(node, value, path);
    else if (Array.isArray(value) && node.anyOf) {
      if (!value.length) yield error(path, say("tick_one"));
    } else if (Array.isArray(value)) yield* ofList(node, value, path, ask, day);
    else if (value && node.properties) yield* ofMapping(node, value, path, ask, day);
  }
  return (node, value, ask, day, path = []) => [...of(node, value, path, ask, day)];
})();
