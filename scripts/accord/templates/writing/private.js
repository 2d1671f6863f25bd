// What must not stand in a record: data about people, and what opens doors. accord/texts/privacy.py again,
// in the language of browsers.
//
//   accordPrivate(text) -> [{kind, value}], in their order, masked as the check masks them
globalThis.accordPrivate = (() => {
  "use strict";

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
    ...[
      "-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----",
      "(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{22,255})",
      "(?<![A-Za-z0-9_])(?:glpat-[A-Za-z0-9_-]{20,64}|sk-[A-Za-z0-9_-]{20,200})",
      "(?<![A-Za-z0-9_])(?:AKIA[0-9A-Z]{16}|LTAI[A-Za-z0-9]{12,30}|AKID[A-Za-z0-9]{32})",
      "(?<![A-Za-z0-9_])eyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{10,}",
      "(?<![A-Za-z0-9_])SEC[0-9a-f]{64}",
      "access_token=([0-9A-Za-z_-]{16,})",
      "/hook/([0-9A-Za-z-]{16,})",
      "/webhook/send\\?key=([0-9A-Za-z-]{16,})",
      "hooks\\.slack\\.com/services/([0-9A-Za-z/]{16,})",
      "(?:[Ss][Ee][Cc][Rr][Ee][Tt]|[Pp][Aa][Ss][Ss][Ww](?:[Oo][Rr])?[Dd])[\"']?[ ]?[:=][ ]?[\"']?((?=[!-~]{0,20}[0-9])[!-~]{8,})",
      "(?:密码|口令)[是为]?[ :：=]{0,3}((?=[!-~]{0,20}[0-9])[!-~]{6,})",
    ].map((pattern) => ["access", pattern, always, 2, 0]),
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
  return (text) => {
    const found = [];
    let end = 0;
    for (const each of [...traces(text)].sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (each.start < end) continue;
      end = each.end;
      found.push({ kind: each.kind, value: each.value });
    }
    return found;
  };
})();
