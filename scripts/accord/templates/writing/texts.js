// What can be wrong with any text while it is typed: what does not show, what is private, what says too
// little. accord/texts again, in the language of browsers; a test reads the same texts with both.
//
//   accordTexts.hidden(text)    the first character that can't be seen, such as U+200B, or ""
//   accordTexts.private(text)   [{kind, value}], masked as the check masks it
//   accordTexts.vague(text, day)   [{word, instead}]
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

  // --- Private data -------------------------------------------------------------------------------

  const ALONE = "(?<![0-9A-Za-z_./])";
  const ENDS = "(?![0-9A-Za-z_])";
  const isIdentity = (number) => {
    const [, year, month, day] = /^.{6}(\d{4})(\d\d)(\d\d)/.exec(number);
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() !== month - 1 || Number(year) < 1) return false;
    const weighted = [...number.slice(0, 17)].reduce((sum, digit, at) => sum + digit * (2 ** (17 - at) % 11), 0);
    return "10X98765432"[weighted % 11] === number[17].toUpperCase();
  };
  const isBankCard = (number) => {
    const doubled = [...number].reverse().map((digit, at) => digit * (1 + (at % 2)));
    return doubled.reduce((sum, each) => sum + Math.floor(each / 10) + (each % 10), 0) % 10 === 0;
  };
  const always = () => true;
  const SORTS = [
    ["identity", `${ALONE}[1-9][0-9]{16}[0-9Xx]${ENDS}`, isIdentity, 3, 2],
    ["bank_card", `${ALONE}(?:62|4[0-9]|5[1-5]|3[47])[0-9]{2}(?:[ -]?[0-9]{4}){2}[ -]?[0-9]{3,4}(?:[ -]?[0-9]{1,3})?${ENDS}`, isBankCard, 4, 2],
    ["mobile", `${ALONE}(?:(?:\\+|00)?86[ -]?)?(1[3-9][0-9](?:[ -]?[0-9]{4}){2})${ENDS}`, always, 3, 2],
    ["landline", `${ALONE}[(（]?0(?:10|2[0-9]|[3-9][0-9]{2})(?:[)）] ?|[ -])[2-8][0-9]{6,7}${ENDS}`, always, 3, 2],
    ["mail", "(?<![A-Za-z0-9._%+-])(?!git@)[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}", always, 2, 0],
    ["chat", "(?:微信号|加微信?|WeChat ID)[是为]?[ :：]{0,2}([A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])|QQ号?[是为]?[ :：]{0,2}([1-9][0-9]{4,11})(?![0-9])", always, 2, 0],
    ["access", "-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----|(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{22,255}|glpat-[A-Za-z0-9_-]{20,64}|AKIA[0-9A-Z]{16}|LTAI[A-Za-z0-9]{12,30})", always, 2, 0],
    ["access", "(?:[Ss][Ee][Cc][Rr][Ee][Tt]|[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd])[\"']?[ ]?[:=][ ]?[\"']?((?=[!-~]{0,20}[0-9])[!-~]{8,})|(?:密码|口令)[是为]?[ :：=]{0,3}((?=[!-~]{0,20}[0-9])[!-~]{6,})", always, 2, 0],
  ].map(([kind, pattern, fits, first, last]) => ({ kind, pattern: new RegExp(pattern, "g"), fits, first, last }));

  const masked = (value, first, last) =>
    value.slice(0, first) + "*".repeat(value.length - first - last) + value.slice(value.length - last);
  function* traces(text) {
    for (const { kind, pattern, fits, first, last } of SORTS) {
      for (const match of text.matchAll(pattern)) {
        const value = match.slice(1).find(Boolean) || match[0];
        const start = match.index + match[0].indexOf(value);
        if (fits(match[0].replace(/[ -]/g, ""))) {
          yield { kind, start, end: start + value.length, value: masked(value, first, last) };
        }
      }
    }
  }
  const isPrivate = (text) => {
    const found = [];
    let end = 0;
    for (const each of [...traces(text)].sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (each.start < end) continue;
      end = each.end;
      found.push({ kind: each.kind, value: each.value });
    }
    return found;
  };

  // --- Vague words --------------------------------------------------------------------------------

  const NUMERAL = "0-9０-９一二两三四五六七八九十百千万亿半几数%％";
  const AFTER_NUMBER = new RegExp(`[${NUMERAL}][^，。；：、？！,.;:?!\\n]{0,5}$`);
  const BEFORE_NUMBER = new RegExp(`^\\s?[${NUMERAL}]`);
  const NOT_OWN = /“[^”]*”|「[^」]*」|`[^`]*`|https?:\/\/[^\s，。；、）)]*/g;
  const isAsciiWord = (character) => /^[0-9A-Za-z]$/.test(character || "");
  const goesOn = (edge, beside) => isAsciiWord(edge) && isAsciiWord(beside);

  let spellings;
  const known = () => {
    const pairs = globalThis.accordForms.vague.flatMap((group) => group.words.flatMap((word) =>
      [word, word.toLowerCase(), word[0].toUpperCase() + word.slice(1)].map((each) => [each, group])));
    spellings ??= [...new Map(pairs)].sort(([a], [b]) => b.length - a.length);
    return spellings;
  };
  const isEnglish = (word) => /^[\x00-\x7f]+$/.test(word) && word !== word.toUpperCase();
  const isException = (text, start, word, phrase) => {
    for (let at = phrase.indexOf(word); at >= 0; at = phrase.indexOf(word, at + 1)) {
      if (at <= start && text.startsWith(phrase, start - at)) return true;
    }
    return false;
  };
  const isQuoted = (text, start) => {
    if ((text.slice(0, start).match(/\n```/g) || []).length % 2) return true;
    const line = text.lastIndexOf("\n", start - 1) + 1;
    const end = text.indexOf("\n", start);
    return [...text.slice(line, end < 0 ? undefined : end).matchAll(NOT_OWN)]
      .some((each) => line + each.index < start && start < line + each.index + each[0].length);
  };
  const counts = (text, start, word, group) => {
    const end = start + word.length;
    if (goesOn(word[0], text[start - 1]) || goesOn(word.at(-1), text[end])) return false;
    if (group.number === "after" && !BEFORE_NUMBER.test(text.slice(end))) return false;
    if (group.number === "before" && !AFTER_NUMBER.test(text.slice(Math.max(0, start - 8), start))) return false;
    return !group.except.some((phrase) => isException(text, start, word, phrase)) && !isQuoted(text, start);
  };
  const vague = (text, day) => {
    const english = / [A-Za-z]+ [a-z]/.test(text);
    const found = [];
    for (const [word, group] of known()) {
      if ((isEnglish(word) && !english) || (group.since && day < group.since)) continue;
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const overlaps = found.some((each) => at < each.end && each.start < at + word.length);
        if (!overlaps && counts(text, at, word, group)) {
          found.push({ word, instead: group.instead, start: at, end: at + word.length });
        }
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };

  return { hidden, private: isPrivate, vague, length };
})();
