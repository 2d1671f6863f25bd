// What can be wrong with any text while it is typed, as accord/texts has it: a test reads the same texts
// with both. What is private or vague stands in files of its own.
//
//   accordTexts.hidden(text)    the first character that can't be seen, such as U+200B, or ""
//   accordTexts.length(text)    in characters, as the limits count them
globalThis.accordTexts = (() => {
  "use strict";

  const HIDDEN = new RegExp(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f"
    + "\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff"
    + "\\u{e0000}-\\u{e0fff}]",
    "u",
  );
  const hidden = (text) => {
    const found = HIDDEN.exec(text);
    return found ? `U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : "";
  };
  const length = (text) => [...text].length;

  return { hidden, length };
})();
