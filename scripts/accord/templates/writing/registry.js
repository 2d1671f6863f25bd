// The departments and people of the organization, as the data of the forms has them.
//
//   accordRegistry.department(code), .person(id)       the mapping, or undefined
//   accordRegistry.named(code), .called(id)            the name of the one or the other; else what was given
globalThis.accordRegistry = (() => {
  "use strict";

  const department = (code) => globalThis.accordForms.departments.find((each) => each.code === code);
  const person = (id) => globalThis.accordForms.people.find((each) => each.id === id);
  const named = (code) => department(code)?.name ?? code;
  const called = (id) => person(id)?.name ?? id;
  return { department, person, named, called };
})();
