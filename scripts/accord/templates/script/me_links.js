// From pages that are about everybody to what is about whoever reads.
//   data-ac-my            of a link: the way to what is theirs; where nobody is chosen yet, it leads
//                         where that is done
//   data-ac-department    what is about a department has data-ac-own where it is theirs
(() => {
  "use strict";

  const me = globalThis.accordMe;
  const links = [...document.querySelectorAll("[data-ac-my]")]
    .map((link) => ({ link, home: link.getAttribute("href") }));
  const parts = [...document.querySelectorAll("[data-ac-department]")];

  const show = () => {
    const { id, department } = me.get() || {};
    for (const { link, home } of links) {
      link.href = department ? me.place(link.dataset.acMy, { id, department }) : home;
    }
    for (const part of parts) {
      part.toggleAttribute("data-ac-own", part.dataset.acDepartment === department);
    }
  };
  document.addEventListener("accord:me", show);
  show();
})();
