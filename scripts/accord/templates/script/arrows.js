// Arrow keys on the board: up and down within a column, left and right between columns, Home and End
// to its first and last card. Tab goes from column to column, so that a thousand cards are no
// thousand stops. Without this script every card is a stop, as links are.
globalThis.accordArrows = (page) => {
  "use strict";

  const lists = () => [...page.querySelectorAll(".ac-stack")].filter((list) => list.checkVisibility());
  const shown = (list) => [...list.children].filter((card) => !card.hidden);
  const link = (card) => card.querySelector(".ac-card-title");
  const rowOf = (list) => list.closest(".ac-lane-row") || list.closest(".ac-board");

  // One card of each column can be reached by Tab: the one that was left, or else the first.
  const arrange = () => {
    for (const list of page.querySelectorAll(".ac-stack")) {
      const cards = shown(list);
      const kept = cards.find((card) => card.dataset.acLeft !== undefined) || cards[0];
      for (const card of list.children) {
        const place = card === kept ? "0" : "-1";
        const title = link(card);
        if (title.getAttribute("tabindex") !== place) title.setAttribute("tabindex", place);
      }
    }
  };

  const beside = (list, step) => {
    const row = lists().filter((each) => rowOf(each) === rowOf(list));
    const others = step > 0 ? row.slice(row.indexOf(list) + 1) : row.slice(0, row.indexOf(list)).reverse();
    return others.find((each) => shown(each).length);
  };
  const beyond = (list, step) => { // the same column of the next lane
    const place = (each) => [...each.closest(".ac-lane-row").children].indexOf(each.closest(".ac-cell"));
    if (!list.closest(".ac-lane-row")) return undefined;
    const same = lists().filter((each) => each.closest(".ac-lane-row") && place(each) === place(list));
    const others = step > 0 ? same.slice(same.indexOf(list) + 1) : same.slice(0, same.indexOf(list)).reverse();
    return others.find((each) => shown(each).length);
  };

  const vertical = (list, cards, place, step) => {
    if (cards[place + step]) return cards[place + step];
    const other = beyond(list, step);
    return other && (step > 0 ? shown(other)[0] : shown(other).at(-1));
  };
  const horizontal = (list, place, step) => {
    const other = beside(list, step);
    return other && shown(other)[Math.min(place, shown(other).length - 1)];
  };
  const target = (key, card) => {
    const list = card.parentElement;
    const cards = shown(list);
    const place = cards.indexOf(card);
    switch (key) {
      case "ArrowDown": return vertical(list, cards, place, 1);
      case "ArrowUp": return vertical(list, cards, place, -1);
      case "ArrowRight": return horizontal(list, place, 1);
      case "ArrowLeft": return horizontal(list, place, -1);
      case "Home": return cards[0];
      case "End": return cards.at(-1);
      default: return undefined;
    }
  };
  const go = (card) => {
    for (const other of card.parentElement.children) delete other.dataset.acLeft;
    card.dataset.acLeft = "";
    arrange();
    link(card).focus();
  };

  page.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const card = event.target.closest(".ac-stack > .ac-card");
    const next = card && event.target === link(card) && target(event.key, card);
    if (!next) return;
    event.preventDefault();
    go(next);
  });
  return { arrange };
};
