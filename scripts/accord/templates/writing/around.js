// What the fields of one form need to know of what is around them: what they may refer to, which numbers
// are taken, what the record says now.
//
//   accordAround({definition, block, step}) -> the context of asks; `fields` is set when they are made
globalThis.accordAround = ({ definition: { kind, is_form: isForm }, block, step }) => {
  const numbers = new Set(block?.ids || []);

  const formAsItWouldBe = () => {
    if (isForm) return around.fields?.read(true) || {};
    return kind === "amendment" ? { ...block.form, ...around.fields?.parts.changes.read() } : null;
  };
  const speakers = (name) => (name === "department" ? step?.may : undefined);
  const parties = () => { // whoever else would be named has no part in it
    const { from, to } = formAsItWouldBe() || {};
    return from && to ? [from, ...to] : undefined;
  };
  const around = {
    fields: null,
    choices: (ref, near, name) => {
      const { from } = formAsItWouldBe() || {};
      const found = globalThis.accordTargets(ref, near, {
        kind, block, form: formAsItWouldBe(), speakers: name ? speakers(name) : parties(),
      });
      return isForm && name === "to" && ref === "department" ? found.filter(({ value }) => value !== from) : found;
    },
    number: (letter) => {
      const taken = [...numbers].map((each) => Number(new RegExp(`^${letter}(\\d+)$`).exec(each)?.[1] || 0));
      const id = `${letter}${Math.max(0, ...taken) + 1}`;
      numbers.add(id);
      return id;
    },
    keep: (id) => numbers.add(id),
    release: (id) => { if (!block?.ids.includes(id)) numbers.delete(id); },
    criterion: (id) => (block?.targets?.deliverable || []).find((each) => each.id === id)?.criterion,
    day: () => {
      const { raised_at: raised, at } = around.fields?.parts || {};
      return ((raised || at)?.read() || globalThis.accordDays.now()).slice(0, 10);
    },
    present: (name) => block?.form[name],
  };
  return around;
};
