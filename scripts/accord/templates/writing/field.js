// What stands around every control: its name, what to write there, how much of it, and what is wrong.
//
//   accordField(node, {required, group}) -> {id, element, describedBy, hold(control), tell(troubles), count(n)}
//       a `group` of several inputs is named by a legend
globalThis.accordField = (() => {
  "use strict";

  const make = globalThis.accordElement;
  let last = 0;

  return (node, { required = false, group = false } = {}) => {
    const say = globalThis.accordSay;
    last += 1;
    const id = `ac-ask-${last}`;
    const describedBy = `${id}-help ${id}-said`;
    const help = make("p", { class: "ac-ask-help", id: `${id}-help` }, node.description);
    const said = make("div", { class: "ac-ask-said", id: `${id}-said` });
    const most = node.ac?.ref || node.format ? undefined : node.maxLength;
    const count = make("span", { class: "ac-ask-count", hidden: !most });
    const label = make(
      group ? "legend" : "label", { class: "ac-ask-label", for: group ? null : id },
      node.title, !required && make("span", { class: "ac-ask-optional" }, say("optional")),
    );
    const under = make("div", { class: "ac-ask-under" }, said, count);
    const element = make(
      group ? "fieldset" : "div",
      { class: "ac-ask", "aria-describedby": group && describedBy }, label, help,
    );

    const hold = (control) => element.append(control, under);
    let told = "";
    const tell = (troubles, input) => {
      const now = JSON.stringify(troubles);
      if (now === told) return;
      told = now;
      said.replaceChildren(...troubles.map(({ severity, text, advice }) => make(
        "p", { "data-tone": severity }, make("span", {}, [text, advice].filter(Boolean).join(" ")),
      )));
      const wrong = troubles.some(({ severity }) => severity === "error");
      element.toggleAttribute("data-ac-wrong", wrong);
      if (!input) return;
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    };
    const counted = (characters) => {
      count.textContent = `${characters} / ${most}`;
      count.toggleAttribute("data-ac-over", characters > most);
    };
    if (most) counted(0);
    return { id, element, describedBy, label, hold, tell, count: counted };
  };
})();
