// What the page knows before somebody types: said by the address, by the record, by who reads.
//
//   accordFilling(definition, value, {block, step, me, address}) -> fields; what somebody typed stands above
globalThis.accordFilling = (() => {
  "use strict";

  const days = globalThis.accordDays;
  const { person: personOf, department: departmentOf } = globalThis.accordRegistry;

  const late = (at, now) => {
    let day = at.slice(0, 10);
    for (let n = 0; n < globalThis.accordForms.late.working_days; n += 1) day = days.working(days.plus(day, 1));
    return now.slice(0, 10) > day ? now : undefined;
  };
  const isListed = (ref, name, value, step) => {
    if (ref === "person") return Boolean(personOf(value));
    if (ref !== "department") return true;
    return Boolean(departmentOf(value)) && (name !== "department" || !step?.may || step.may.includes(value));
  };
  const asked = ({ properties }, address, step) => Object.fromEntries([...address].filter(([name, value]) => {
    const node = properties[name];
    return node?.type === "string" && !node.ac?.part && (!node.enum || node.enum.includes(value))
      && (!node.pattern || new RegExp(node.pattern, "u").test(value)) && isListed(node.ac?.ref, name, value, step);
  }));

  // Who speaks: the address says it, or whoever reads may, or there is only one.
  const speaker = ({ departments = [] } = {}, me, address, by) => {
    const mine = [address.get("department"), me?.department, personOf(by)?.department];
    return mine.find((code) => departmentOf(code) && (!departments.length || departments.includes(code)))
      ?? (departments.length === 1 ? departments[0] : undefined);
  };

  const FILLS = {
    present: ({ now }) => now,
    me: ({ me, speaksFor }) => (personOf(me?.id) && (!speaksFor || globalThis.accordSpeaking.may(me.id, speaksFor)) ? me.id : undefined),
    writer: ({ value }) => value.by,
    home: ({ value, writer, isForm, department }) =>
      (isForm ? personOf(value[writer])?.department : department),
    contact: ({ value }) => departmentOf(value.from)?.contact || undefined,
    "contact-if-accepted": ({ value }) =>
      (value.answer === "accepted" ? departmentOf(value.department)?.contact || undefined : undefined),
    superior: ({ value }) => personOf(value.by)?.superior || undefined,
    period: ({ now, block }) => (block?.cadence === "week" ? days.week(now.slice(0, 10)) : now.slice(0, 10)),
    late: ({ value, now }) => (value.at ? late(value.at, now) : undefined),
  };

  // In a request every department that is asked has a part; the first leads until somebody says otherwise.
  const work = (to) => to?.map((department, place) => ({
    department, role: place ? "support" : "lead", contact: departmentOf(department)?.contact || undefined,
  }));

  return ({ schema, is_form: isForm }, value, { block, step, me, address }) => {
    const now = days.now();
    const department = value.department ?? speaker(step, me, address, value.by);
    const writer = isForm ? "raised_by" : "by";
    const speaksFor = isForm ? value.from : schema.properties.department && department;
    const known = { value: { ...value, department }, writer, now, block, me, isForm, department, speaksFor };
    const found = {};
    for (const [name, { ac = {} }] of Object.entries(schema.properties)) {
      if (FILLS[ac.fill]) found[name] = FILLS[ac.fill](known);
    }
    const { properties } = schema;
    if (isForm && properties.to && properties.work) found.work = work(value.to);
    return { ...found, ...step?.known, ...step?.each?.[department], ...step?.each?.[value.by], ...asked(schema, address, step) };
  };
})();
