// The last step: the text goes to the forge's page for a new file, on a click of whoever wrote it; or to
// the clipboard, or into a file.
//
//   accordEnding({path, text, who, followed}) -> an element
globalThis.accordEnding = (() => {
  "use strict";

  const make = globalThis.accordElement;
  const say = (...told) => globalThis.accordSay(...told);
  const NAMES = { github: "GitHub", gitea: "Gitea", gitlab: "GitLab" };

  const addresses = (path, text) => {
    const { forge } = globalThis.accordForms;
    if (!forge) return {};
    const place = path.split("/").map(encodeURIComponent).join("/");
    const filled = forge.filled.replaceAll("{path}", place).replace("{text}", () => encodeURIComponent(text));
    const fits = forge.filled.includes("{text}") && filled.length <= forge.longest;
    return { fits, url: fits ? filled : forge.empty.replaceAll("{path}", place), name: NAMES[forge.name] ?? forge.name };
  };

  // Pages without a secure address have no clipboard of their own, and one that there is may be refused:
  // then the text stays selected, so that a key copies it.
  const selected = (shown) => {
    shown.closest("details").open = true;
    const range = document.createRange();
    range.selectNodeContents(shown);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const copied = async (text, shown) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      selected(shown);
      return document.execCommand("copy");
    }
  };

  return ({ path, text, who, followed }) => {
    const { url, fits, name } = addresses(path, text);
    const status = make("p", { class: "ac-ending-status", role: "status" });
    const shown = make("pre", { class: "ac-ending-text", tabindex: "0", "aria-label": say("the_text") }, make("code", {}, text));
    const copy = async () => {
      status.textContent = say(await copied(text, shown) ? "copied" : "not_copied");
    };
    const save = () => {
      const address = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
      make("a", { href: address, download: path.split("/").at(-1) }).click();
      URL.revokeObjectURL(address);
    };
    const open = () => {
      if (!fits) copy();
      followed();
    };
    const { forge } = globalThis.accordForms;
    const steps = url
      ? [fits ? say("step_open", { forge: name }) : say("step_paste", { forge: name }), say(`step_${forge.name}`), say("step_wait", { who })]
      : [say("step_hand_in", { path })];
    const title = make("h2", { tabindex: "-1" }, say("last_step"));
    const element = make(
      "section", { class: "ac-ending" }, title,
      make("ol", { class: "ac-ending-steps" }, steps.map((each) => make("li", {}, each))),
      make(
        "div", { class: "ac-ending-doors" },
        url && make("a", { class: "ac-button ac-main", href: url, target: "_blank", rel: "noopener", onclick: open },
          fits ? say("open_filled", { forge: name }) : say("open_empty", { forge: name })),
        make("button", { type: "button", class: url ? "ac-button" : "ac-button ac-main", onclick: copy }, say("copy")),
        make("button", { type: "button", class: "ac-button", onclick: save }, say("download")),
      ),
      status,
      make("details", { class: "ac-ending-file" }, make("summary", {}, say("the_text")), make("p", { class: "ac-muted" }, make("code", {}, path)), shown),
    );
    element.focusTitle = () => {
      title.focus({ preventScroll: true });
      element.scrollIntoView({ block: "start" });
    };
    return element;
  };
})();
