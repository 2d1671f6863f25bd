// An entry belongs to a record. Where the address names none the page asks which, and offers those whose
// state allows the entry: of one's own department first, then the newest. Any other number can be typed.
//
//   accordWhich(definition, root)   an element; it writes what was chosen into the address
globalThis.accordWhich = ({ states }, root) => {
  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);
  const { department } = globalThis.accordMe?.get() || {};
  let found = [];

  const option = ([id, title, , , departments]) => {
    const named = departments.map(globalThis.accordRegistry.named).join(" ");
    return { value: id, label: title, note: id, search: `${id} ${title} ${named} ${departments.join(" ")}` };
  };
  const mine = ([, , , , departments]) => Number(departments.includes(department));
  const arrived = () => {
    found = (globalThis.accordRecords || [])
      .filter(([, , kind, state]) => states[kind]?.includes(state))
      .sort((one, other) => mine(other) - mine(one))
      .map(option);
  };
  const open = (typed) => {
    const id = typed.normalize("NFKC").trim().toUpperCase();
    if (globalThis.accordRecord.ID.test(id)) location.hash = new URLSearchParams({ record: id });
    else combo.show(typed);
  };

  const combo = globalThis.accordChoosing({
    id: "ac-record", describedBy: "ac-record-help", placeholder: say("search_or_choose"),
    options: () => found, chosen: ({ value }) => open(value), left: () => {},
  });
  const script = make("script", { src: `${root}assets/writing/records.js` });
  script.addEventListener("load", arrived);
  document.head.append(script);

  const go = (event) => {
    event.preventDefault();
    open(combo.input.value);
  };
  return make(
    "form", { class: "ac-which-record ac-filling", onsubmit: go },
    make("label", { for: "ac-record", class: "ac-ask-label" }, say("which_record")),
    make("p", { class: "ac-ask-help", id: "ac-record-help" }, say("which_record_help"), " ", make("a", { href: `${root}records/` }, say("all_records"))),
    make("div", { class: "ac-with-unit" }, combo.element, make("button", { class: "ac-button ac-main" }, say("go_on"))),
  );
};
