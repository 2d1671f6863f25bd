// What a field may refer to, as options of a list: departments and people of the registry, and what the
// record, or the form that is being filled in, has tasks, milestones and deliverables of.
//
//   accordTargets(ref, near, {block, form}) -> [{value, label, note, search}]
//       `near` is the department whose field it is: its own come first, or alone; `form` is the form as it
//       would be, where it is what is written
globalThis.accordTargets = (() => {
  "use strict";

  const LETTERS = { task: "T", milestone: "M", deliverable: "D", item: "R" };
  const option = ({ id, title }) => ({ value: id, label: title ? `${id} ${title}` : id, search: `${id} ${title}` });

  const departments = () => globalThis.accordForms.departments.map(({ code, name }) => ({
    value: code, label: name, note: code, search: `${name} ${code}`,
  }));
  const people = (near) => {
    const names = new Map(globalThis.accordForms.departments.map(({ code, name }) => [code, name]));
    const initials = (pinyin) => pinyin.split(" ").map((each) => each[0] || "").join("");
    const all = globalThis.accordForms.people.map(({ id, name, department, pinyin = "" }) => ({
      value: id, label: name, note: names.get(department) ?? department, isNear: department === near,
      search: `${name} ${id} ${pinyin} ${pinyin.replaceAll(" ", "")} ${initials(pinyin)}`,
    }));
    return [...all.filter(({ isNear }) => isNear), ...all.filter(({ isNear }) => !isNear)];
  };
  function* numbered(value, letter) {
    if (!value || typeof value !== "object") return;
    if (typeof value.id === "string" && value.id.startsWith(letter)) yield value;
    for (const each of Object.values(value)) yield* numbered(each, letter);
  }
  const ofRecord = (ref, near, block) => {
    const all = block?.targets?.[ref] || [];
    const own = all.filter(({ department }) => !department || !near || department === near);
    return (own.length ? own : all).map(option);
  };

  const of = (ref, near, { block, form }) => {
    if (ref === "department") return departments();
    if (ref === "person") return people(near);
    if (ref === "task-or-milestone") return [...of("task", "", { block, form }), ...of("milestone", "", { block, form })];
    if (form && LETTERS[ref]) return [...numbered(form, LETTERS[ref])].map(option);
    return ofRecord(ref, ref === "entry" ? "" : near, block);
  };
  return of;
})();
