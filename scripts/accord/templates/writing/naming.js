// Which number a new record gets, and where its file goes: next after all that the page knows of.
//
//   accordNaming.id(kind, {day, department})    the next free id of a form
//   accordNaming.LETTERS                        with what a number begins, by what it numbers
//   accordNaming.letter(node)                   of the numbers that something gets in the form, such as T
//   accordNaming.form(kind, id)                 its path
//   accordNaming.entry(block, value)            the path of an entry, with a number where the name is taken
globalThis.accordNaming = (() => {
  "use strict";

  const LETTERS = { task: "T", milestone: "M", deliverable: "D", item: "R" };
  const id = (kind, { day, department }) => {
    const { pattern, highest } = globalThis.accordForms.ids[kind];
    const series = pattern
      .replace("{year}", day.slice(0, 4)).replace("{date}", day.replaceAll("-", "")).replace("{department}", department);
    const number = (highest[series] || 0) + 1;
    return series.replace(/\{seq(?::0?(\d+))?\}/, (_, width) => String(number).padStart(Number(width || 1), "0"));
  };
  const letter = ({ pattern = "", ac = {} }) => (ac.ref ? "" : /^\^([A-Z])\[0-9\]\{1,3\}/.exec(pattern)?.[1] || "");
  const form = (kind, name) => `${globalThis.accordForms.folders[kind]}/${name}/${kind}.md`;
  const entry = ({ folder, files }, { at, kind, department }) => {
    const stem = [at.slice(0, 10), kind, department].filter(Boolean).join("-");
    const taken = new Set(files);
    for (let n = 1; ; n += 1) {
      const name = n === 1 ? `${stem}.md` : `${stem}-${n}.md`;
      if (!taken.has(name)) return `${folder}/${name}`;
    }
  };
  return { id, letter, form, entry, LETTERS };
})();
