// What a field may refer to, as options of a list: departments and people of the registry, and what the
// record, or the form that is being filled in, has tasks, milestones and deliverables of.
//
//   accordTargets(ref, near, {kind, block, form, speakers}) -> [{value, label, note, search}]
//       `near` is the department whose field it is: its own come first, or alone; `form` is the form as it
//       would be, where it is what is written; `speakers` who alone has something to say
globalThis.accordTargets = (() => {
  "use strict";

  const { named } = globalThis.accordRegistry;
  const option = ({ id, title }) => ({ value: id, label: title ? `${id} ${title}` : id, search: `${id} ${title}` });

  const entries = (block) => (block?.targets?.entry || []).map(({ id, kind, day, department }) => {
    const label = [globalThis.accordForms.forms[kind]?.title ?? kind, day, named(department)].filter(Boolean).join(" · ");
    return { value: id, label, search: `${id} ${label}` };
  });
  const departments = (speakers) => globalThis.accordForms.departments.filter(({ code }) => !speakers || speakers.includes(code)).map(({ code, name }) => ({
    value: code, label: name, note: code, search: `${name} ${code}`,
  }));
  const people = (near) => {
    const initials = (id) => id.split("-").map((each) => each[0] || "").join(""); // an id is a name in pinyin
    const all = globalThis.accordForms.people.map(({ id, name, department }) => ({
      value: id, label: name, note: named(department), isNear: department === near,
      search: `${name} ${id} ${id.replaceAll("-", "")} ${initials(id)}`,
    }));
    return [...all.filter(({ isNear }) => isNear), ...all.filter(({ isNear }) => !isNear)];
  };
  function* numbered(value, letter) {
    if (!value || typeof value !== "object") return;
    if (typeof value.id === "string" && value.id.startsWith(letter)) yield value;
    for (const each of Object.values(value)) yield* numbered(each, letter);
  }
  // What can be handed over is not what can be accepted.
  const STANDINGS = { delivery: ["open", "rectify"], acceptance: ["delivered"] };
  const ofRecord = (ref, near, { block, kind }) => {
    const known = block?.targets?.[ref] || [];
    const due = known.filter(({ standing }) => !standing || !STANDINGS[kind] || STANDINGS[kind].includes(standing));
    const all = due.length ? due : known;
    const own = all.filter(({ department }) => !department || !near || department === near);
    return (own.length ? own : all).map(option);
  };

  const of = (ref, near, context) => {
    const { block, form, speakers } = context;
    if (ref === "department") return departments(speakers);
    if (ref === "person") return people(near);
    if (ref === "task-or-milestone") return [...of("task", "", context), ...of("milestone", "", context)];
    const letter = globalThis.accordNaming.LETTERS[ref];
    if (form && letter) return [...numbered(form, letter)].map(option);
    return ref === "entry" ? entries(block) : ofRecord(ref, near, context);
  };
  return of;
})();
