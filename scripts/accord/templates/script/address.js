// What is chosen on a page stands in its address after the #, so that a view can be sent to somebody.
//
//   accordAddress.read()          what it says, as URLSearchParams
//   accordAddress.write(pairs)    pairs of a name and a value; an empty value is left out
//   accordAddress.fill(field, …)  gives a field a value; a list that does not know it has it then,
//                                 since whoever has nothing here any more is still who is asked for
globalThis.accordAddress = (() => {
  "use strict";

  const read = () => new URLSearchParams(location.hash.slice(1));
  const write = (pairs) => {
    const hash = new URLSearchParams(pairs.filter(([, value]) => value)).toString();
    history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
  };
  const fill = (field, value) => {
    const isKnown = !field.options || [...field.options].some((each) => each.value === value);
    if (!isKnown) field.add(new Option(value, value));
    field.value = value;
  };
  return { read, write, fill };
})();
