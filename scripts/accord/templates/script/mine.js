// The home page, for whoever has said who they are: the first of what stands on their own page and
// on that of their department. Where pages can't be fetched, as from a folder of files, the headings
// still lead there.
(() => {
  "use strict";

  const section = document.querySelector(".ac-mine");
  if (!section) return;
  const SHOWN = 3;
  const HEIGHT = "accord.me.height"; // kept, so that the page below has its place before we know
  const me = globalThis.accordMe;
  const dialog = section.querySelector("dialog");
  const search = dialog.querySelector("input");
  const choices = [...dialog.querySelectorAll("[data-department]")];

  // --- Parts of other pages ---------------------------------------------------------------------
  const addressOf = (way, who) => section.dataset.acRoot + me.place(way, who);
  const fetched = new Map();
  const read = (address) => {
    if (!fetched.has(address)) {
      fetched.set(address, fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      }).then((text) => new DOMParser().parseFromString(text, "text/html")));
    }
    return fetched.get(address);
  };
  const taken = (item, page) => {
    const copy = document.importNode(item, true);
    for (const link of copy.querySelectorAll("[href]")) {
      link.setAttribute("href", new URL(link.getAttribute("href"), page).href);
    }
    if (copy.localName === "li") return copy;
    const line = document.createElement("li");
    line.append(copy);
    return line;
  };

  // What there is of a part, or null where its page can't be had.
  const find = async ({ dataset: { acPage, acHeading, acItems } }, who) => {
    const page = new URL(addressOf(acPage, who), document.baseURI);
    if (!page.protocol.startsWith("http")) return null;
    try {
      const found = await read(page.href);
      const items = [...(found.querySelector(acItems)?.children || [])].slice(0, SHOWN);
      return {
        count: found.querySelector(`${acHeading} .ac-count`).textContent,
        items: items.map((each) => taken(each, page)),
      };
    } catch {
      return null;
    }
  };
  const fill = (part, found) => {
    part.querySelector("ul").replaceChildren(...(found ? found.items : []));
    part.querySelector(".ac-count").textContent = found ? found.count : "";
    part.querySelector("[data-ac-nothing]").hidden = !found || found.items.length > 0;
    part.querySelector("[data-ac-unreached]").hidden = Boolean(found);
  };

  // --- Somebody, or nobody ----------------------------------------------------------------------
  const remember = () => {
    section.style.minHeight = "0"; // what it needs, not what was kept for it
    const height = section.offsetHeight;
    section.style.minHeight = "";
    try {
      localStorage.setItem(HEIGHT, `${height}px`);
    } catch { /* the page moves a little next time */ }
  };
  const show = async () => {
    const who = me.get();
    const choice = who && choices.find(({ value }) => value === who.id);
    if (!choice) { // nobody, or somebody who is not here any more
      delete document.documentElement.dataset.acMe;
      return;
    }
    const now = { id: who.id, department: choice.dataset.department };
    section.querySelector("[data-ac-my-name]").textContent = choice.firstChild.textContent.trim();
    for (const link of section.querySelectorAll("[data-ac-to]")) link.href = addressOf(link.dataset.acTo, now);
    const parts = [...section.querySelectorAll("[data-ac-part]")];
    const found = await Promise.all(parts.map((part) => find(part, now)));
    if (me.get()?.id !== who.id) return; // somebody else has been chosen meanwhile
    parts.forEach((part, place) => fill(part, found[place])); // all at once: nothing moves in between
    section.dataset.acFilled = "";
    document.dispatchEvent(new CustomEvent("accord:added"));
    remember();
  };

  // --- Choosing ---------------------------------------------------------------------------------
  const sift = () => {
    const wanted = search.value.trim().toLowerCase();
    for (const part of dialog.querySelectorAll("section")) {
      const inDepartment = part.querySelector("h4").textContent.toLowerCase().includes(wanted);
      for (const line of part.querySelectorAll("li")) {
        line.hidden = !(inDepartment || line.textContent.toLowerCase().includes(wanted));
      }
      part.hidden = !part.querySelector("li:not([hidden])");
    }
    dialog.querySelector(".ac-empty").hidden = Boolean(dialog.querySelector("section:not([hidden])"));
  };
  search.addEventListener("input", sift);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // the first that is found, if anything was looked for
    if (search.value.trim()) choices.find((each) => each.checkVisibility())?.click();
  });
  for (const choice of choices) {
    choice.addEventListener("click", () => {
      dialog.close();
      me.set({ id: choice.value, department: choice.dataset.department });
    });
  }
  for (const button of section.querySelectorAll("[data-ac-choose]")) {
    button.addEventListener("click", () => {
      search.value = "";
      sift();
      dialog.showModal();
    });
  }
  section.querySelector("[data-ac-forget]").addEventListener("click", () => {
    try { localStorage.removeItem(HEIGHT); } catch { /* nothing was kept */ }
    me.set(null);
    section.querySelector(".ac-mine-nobody [data-ac-choose]").focus();
  });
  document.addEventListener("accord:me", show);
  show();
})();
