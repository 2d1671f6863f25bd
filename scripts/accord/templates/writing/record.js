// What the page of a record knows for whoever writes something for it: fetched from the own site, by an
// id that is nothing else.
//
//   accordRecord.asked()         the id in the address, or ""
//   accordRecord.fetched(root, id)   a promise of the block; null where nothing can be written or none is;
//                                broken where nobody can say: offline, or the server has a fault
globalThis.accordRecord = (() => {
  "use strict";

  const ID = /^[A-Z0-9][A-Z0-9-]{2,39}$/;
  const asked = () => {
    const id = globalThis.accordAddress.read().get("record") || "";
    return ID.test(id) ? id : "";
  };
  const fetched = async (root, id) => {
    const answer = await fetch(`${root}records/${id}/`, { credentials: "same-origin", redirect: "follow" });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const known = page.getElementById("ac-writing");
    return known && JSON.parse(known.textContent);
  };
  return { asked, fetched, ID };
})();
