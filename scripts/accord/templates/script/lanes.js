// A board's cards in swim lanes, one for each department. The columns stay as they are, emptied and
// hidden; without lanes the cards stand in them again, in their order.
//
// accordLanes(kind) takes the section of one kind of record; `lay(by, nameOf)` puts its cards into
// lanes by what data-<by> says, or back where `by` is empty; nameOf names a lane by its code.
globalThis.accordLanes = (kind) => {
  "use strict";

  const board = kind.querySelector(".ac-board");
  const columns = [...board.querySelectorAll(".ac-column")].map((element) => ({
    list: element.querySelector(".ac-stack"),
    state: element.querySelector(".ac-state"),
    cards: [...element.querySelectorAll(".ac-card")],
  }));
  const codeOf = (card, by) => (by === "from" ? card.dataset.department.split(" ")[0] : card.dataset.turn) || "";
  let lanes = null;

  const made = (name, className, ...children) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...children);
    return element;
  };
  const counter = () => {
    const element = made("span", "ac-count");
    element.dataset.acCountOf = "";
    return element;
  };

  const cell = ({ state }, cards) => {
    const list = made("ul", "ac-stack", ...cards);
    list.setAttribute("aria-label", state.textContent);
    const heading = made("h4", "ac-cell-state", state.cloneNode(true), " ", counter());
    return made("div", cards.length ? "ac-cell" : "ac-cell ac-cell-empty", heading, list);
  };
  const lane = (code, name, by) => {
    const cells = columns.map((column) =>
      cell(column, column.cards.filter((card) => codeOf(card, by) === code)));
    const summary = document.createElement("summary");
    summary.append(made("h3", "", name, " ", counter()));
    const element = made("details", "ac-lane", summary, made("div", "ac-lane-row", ...cells));
    element.open = true;
    return element;
  };
  const heads = () => {
    const element = made("div", "ac-lane-heads", ...columns.map(({ state }) => state.cloneNode(true)));
    element.setAttribute("aria-hidden", "true"); // every cell has a heading of its own
    return element;
  };

  const lay = (by, nameOf) => {
    for (const { list, cards } of columns) if (cards.length) list.append(...cards);
    lanes?.remove();
    lanes = null;
    board.hidden = Boolean(by);
    if (!by) return;
    const codes = new Set(columns.flatMap(({ cards }) => cards.map((card) => codeOf(card, by))));
    const named = [...codes].map((code) => ({ code, ...nameOf(code) }));
    named.sort((a, b) => a.place - b.place || (a.code < b.code ? -1 : 1));
    lanes = made("div", "ac-lanes", heads(), ...named.map(({ code, name }) => lane(code, name, by)));
    lanes.style.setProperty("--columns", columns.length);
    board.after(lanes);
  };
  return { lay };
};
