// Which list one is at is seen, though not all of them have room side by side.
(() => {
  "use strict";

  const here = document.querySelector(".ac-ways [aria-current]");
  const row = here?.closest("ul");
  if (!row || row.scrollWidth <= row.clientWidth) return;
  const from = here.getBoundingClientRect().left - row.getBoundingClientRect().left;
  row.scrollLeft += from - (row.clientWidth - here.offsetWidth) / 2;
})();
