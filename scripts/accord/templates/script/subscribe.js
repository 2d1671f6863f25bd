// A calendar is subscribed to under its whole address. Where the registry doesn't say where the
// site is, the browser knows; without this script the link leads to the file itself.
for (const link of document.querySelectorAll("[data-ac-subscribe]")) {
  const address = new URL(link.getAttribute("href"), document.baseURI).href;
  if (!address.startsWith("http")) continue;
  link.href = address.replace(/^https?:/, "webcal:");
  const shown = document.createElement("code");
  shown.textContent = address;
  link.after(" ", shown);
}
