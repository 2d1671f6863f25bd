// What a form says, which of its fields the situation asks for, and what is wrong with it: told at the
// ask that it is about.
//
//   accordJudging({definition, block, step}, fields, written) -> {wanted(name), value(), tell()}
//       tell() -> the troubles, each with its ask
globalThis.accordJudging = ({ definition, block, step }, fields, written) => {
  const { schema, kind, is_form: isForm } = definition;
  const names = Object.keys(schema.properties);

  const wanted = (name) => {
    const { wanted: rule } = schema.properties[name].ac || {};
    if (!rule) return true;
    const { deliverables = [], answers } = fields.parts.deliverables ? fields.read(true) : { answers: fields.parts.answers?.read() };
    if (rule.when === "always") return true;
    if (rule.when === "rework-ordered") return deliverables.some(({ verdict }) => verdict === "rectify");
    if (rule.when === "answers-risk") return (block.targets?.entry || []).some((each) => each.id === answers && each.kind === "risk");
    if (rule.when === "rework-open") {
      return (block.targets?.item || []).some(({ department }) => department === fields.parts.department?.read());
    }
    return (step.wanted || []).includes(name);
  };
  const required = () => {
    const must = names.filter((name) => schema.properties[name].ac?.wanted?.must && wanted(name));
    return [...(schema.required || []), ...must];
  };
  fields.wanted = required;
  const value = () => {
    const said = fields.read(true);
    if (!isForm) said.kind = kind;
    else if (said.from && said.raised_at) {
      said.id = globalThis.accordNaming.id(kind, { day: said.raised_at.slice(0, 10), department: said.from });
    }
    const kept = names.filter((name) => said[name] !== undefined && wanted(name));
    return Object.fromEntries(kept.map((name) => [name, said[name]]));
  };
  const judged = () => {
    const said = value();
    const day = (said.at || said.raised_at || globalThis.accordDays.now()).slice(0, 10);
    return [
      ...globalThis.accordFaults(schema, said, fields, day),
      ...globalThis.accordRules(said, { kind, isForm, block, day }),
      ...written.faults(day),
    ];
  };
  const askAt = (path) => {
    let ask = path[0] === "#" ? written : fields;
    for (const each of path[0] === "#" ? path.slice(1) : path) {
      const next = ask.at(each);
      if (!next?.element) return ask;
      ask = next;
    }
    return ask;
  };
  const tell = () => {
    const troubles = judged().map((each) => ({ ...each, ask: askAt(each.path) }));
    const every = (ask) => {
      ask.tell(troubles.filter((each) => each.ask === ask).map(({ severity, text, advice, now }) => ({ severity, text, advice, now })));
      for (const each of ask.asks?.() || []) if (each.element) every(each);
    };
    every(fields);
    every(written);
    return troubles;
  };

  return { wanted, value, tell };
};
