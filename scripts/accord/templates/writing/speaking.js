// Who may speak for a department today: its own people, who holds or stands in for an office of it, and
// whoever is above its lead.
//
//   accordSpeaking.may(person, code)             whether they may
//   accordSpeaking.faults(value, {isForm, day})  whoever raises a record or writes for a department can
globalThis.accordSpeaking = (() => {
  "use strict";

  const say = (...told) => globalThis.accordSay(...told);
  const personOf = (id) => globalThis.accordForms.people.find((each) => each.id === id);
  const departmentOf = (code) => globalThis.accordForms.departments.find((each) => each.code === code);

  const may = (person, code) =>
    personOf(person)?.department === code || Boolean(departmentOf(code)?.speakers.includes(person));

  function* faults(value, { isForm, day }) {
    const [field, person, code] = isForm ? ["raised_by", value.raised_by, value.from] : ["by", value.by, value.department];
    const [who, department] = [personOf(person), departmentOf(code)];
    if (!who || !department || may(person, code)) return;
    const contact = personOf(department.contact);
    const places = { person: who.name, department: department.name, contact: contact?.name };
    yield {
      path: [field], text: say("speaks_not", places),
      advice: say(contact ? "speaks_not_advice" : "speaks_not_advice_alone", places),
      // On an earlier day somebody else may have held the office: only the check knows.
      severity: day < globalThis.accordDays.now().slice(0, 10) ? "warning" : "error",
    };
  }
  return { may, faults };
})();
