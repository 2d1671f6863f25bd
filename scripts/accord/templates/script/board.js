// The board: one kind of record at a time, sifted, in lanes if one likes. What is chosen stands in
// the address after the #, so that a board can be sent to somebody. Without this script everything
// is there, one kind below the other.
(() => {
  "use strict";

  const form = document.querySelector("[data-ac-sieve]");
  if (!form) return;
  const page = form.closest(".ac-board-page");
  const kinds = [...page.querySelectorAll("[data-ac-kind]")].map((element) => ({
    element,
    name: element.dataset.acKind,
    lanes: globalThis.accordLanes(element),
    cards: [...element.querySelectorAll(".ac-stack > .ac-card")],
    counter: form.querySelector(`[data-ac-open="${element.dataset.acKind}"]`),
  }));
  const address = globalThis.accordAddress;
  const arrows = globalThis.accordArrows(page);
  const fields = [...form.querySelectorAll("select")];
  const sifting = fields.filter(({ name }) => name !== "lanes");
  const told = form.querySelector("[data-ac-shown]");
  const whole = new Map();
  for (const { counter } of kinds) whole.set(counter, counter.textContent);
  let laid = "";

  // --- What is seen -----------------------------------------------------------------------------
  const words = (text) => (text || "").split(" ");
  const says = {
    department: ({ dataset }) => [...words(dataset.department), dataset.turn],
    person: ({ dataset }) => words(dataset.person),
    priority: ({ dataset }) => [dataset.priority],
    flag: (card) => [...words(card.dataset.flag), card.querySelector(".ac-card-next")?.dataset.tone],
  };
  const chosen = () => sifting.filter(({ value }) => value).map(({ name, value }) => [name, value]);
  const fits = (card, wanted) => wanted.every(([name, value]) => says[name](card).includes(value));
  const seen = (within) => within.querySelectorAll(".ac-card:not([hidden])").length;

  const count = (wanted) => {
    for (const { element } of kinds) {
      for (const column of element.querySelectorAll(".ac-column")) {
        const number = column.querySelector("[data-ac-total]");
        number.textContent = wanted.length ? seen(column) : number.dataset.acTotal;
      }
      for (const part of element.querySelectorAll(".ac-lane, .ac-cell")) {
        const found = seen(part);
        part.querySelector("[data-ac-count-of]").textContent = found;
        if (part.classList.contains("ac-lane")) part.hidden = !found;
        else part.classList.toggle("ac-cell-empty", !found);
      }
    }
  };
  const tell = (wanted) => {
    for (const { cards, counter } of kinds) {
      counter.textContent = wanted.length ? cards.filter((card) => !card.hidden).length : whole.get(counter);
    }
    const { cards } = kinds.find(({ element }) => !element.hidden);
    const shown = cards.filter((card) => !card.hidden).length;
    const text = told.dataset.acWords.replace("%s", shown).replace("%a", cards.length);
    if (told.textContent !== text) told.textContent = text;
  };
  const lay = () => {
    const by = form.elements.lanes.value;
    if (by === laid) return;
    const options = [...form.elements.department.options];
    const nameOf = (code) => {
      const place = code ? options.findIndex(({ value }) => value === code) : -1;
      return place < 0 ? { place: Infinity, name: code || "–" } : { place, name: options[place].text };
    };
    for (const { lanes } of kinds) lanes.lay(by, nameOf);
    laid = by;
  };
  const show = () => {
    const wanted = chosen();
    for (const { element, name, cards } of kinds) {
      element.hidden = name !== form.elements.kind.value;
      for (const card of cards) {
        const isHidden = !fits(card, wanted);
        if (card.hidden !== isHidden) card.hidden = isHidden;
      }
    }
    lay();
    count(wanted);
    tell(wanted);
    arrows.arrange();
  };

  // --- The address ------------------------------------------------------------------------------
  const remember = () => {
    const kind = form.elements.kind.value;
    const first = kinds[0].name;
    address.write([["kind", kind === first ? "" : kind], ...fields.map(({ name, value }) => [name, value])]);
  };
  const recall = () => {
    const said = address.read();
    const named = kinds.find(({ name }) => name === said.get("kind")) || kinds[0];
    form.elements.kind.value = named.name;
    for (const field of sifting) address.fill(field, said.get(field.name) || "");
    form.elements.lanes.value = said.get("lanes") || "";
    if (form.elements.lanes.selectedIndex < 0) form.elements.lanes.value = "";
    show();
  };

  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // only what sifts is cleared
    for (const field of sifting) field.value = "";
    show();
    remember();
  });
  window.addEventListener("hashchange", recall);
  recall();
  page.dataset.acReady = "";
})();
