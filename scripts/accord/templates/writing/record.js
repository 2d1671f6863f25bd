// What the page of a record knows for whoever writes something for it: fetched from the own site, by an
// id that is nothing else.
//
//   accordRecord.asked()         the id in the address, or ""
//   accordRecord.fetched(root, id)   a promise of the block; null where nothing can be written or none is
globalThis.accordRecord = (() => {
  "use strict";

  const ID = /^[A-Z0-9][A-Z0-9-]{2,39}$/;
  const asked = () => {
    const id = globalThis.accordAddress.read().get("record") || "";
    return ID.test(id) ? id : "";
  };
  const fetched = async (root, id) => {
    try {
      const answer = await fetch(`${root}records/${id}/`, { credentials: "same-origin", redirect: "follow" });
      if (!answer.ok) return null;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return JSON.parse(page.getElementById("ac-writing").textContent);
    } catch {
      return null;
    }
  };
  return { asked, fetched, ID };
})();
