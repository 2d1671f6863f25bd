// Fields and sections -> the text of a file: accord/frontmatter/layout.py and accord/author/layout.py
// again, in the language of browsers. A test compares the bytes of both.
//
//   accordLayout.text(fields, headings, sections)
//       fields in the order in which they are to stand, `headings` in that of the schema, and the
//       text below each heading; what is empty is left out
globalThis.accordLayout = (() => {
  "use strict";

  const { inline, alone, strip, isMapping, isEmpty } = globalThis.accordNotation;
  const WIDTH = 100;

  const width = (line) => [...line].length; // in characters, as Python counts them
  const listsMappings = (value) => Array.isArray(value) && value.some(isMapping);

  const mapping = (fields, indent) =>
    Object.entries(fields).flatMap(([name, value]) => field(name, value, indent));

  function field(name, value, indent) {
    const start = `${indent}${inline(name)}:`;
    const line = `${start} ${alone(value)}`;
    const isLeaf = !(Array.isArray(value) || isMapping(value)) || isEmpty(value);
    if (isLeaf || (width(line) <= WIDTH && !listsMappings(value))) return [line];
    const below = `${indent}  `;
    const lines = Array.isArray(value) ? value.flatMap((each) => item(each, below)) : mapping(value, below);
    return [start, ...lines];
  }

  // One item of a list; the first line of a long mapping carries the dash.
  function item(value, indent) {
    const line = `${indent}- ${inline(value)}`;
    if (!isMapping(value) || isEmpty(value) || width(line) <= WIDTH) return [line];
    const below = `${indent}  `;
    const [first, ...others] = mapping(value, below);
    return [`${indent}- ${first.slice(below.length)}`, ...others];
  }

  const text = (fields, headings, sections) => {
    const front = mapping(fields, "").map((line) => `${line}\n`).join("");
    const body = headings
      .map((heading) => [heading, strip(sections[heading] || "")])
      .filter(([, below]) => below)
      .map(([heading, below]) => `\n## ${heading}\n\n${below}\n`);
    return `---\n${front}---\n${body.join("")}`;
  };

  return { text };
})();
