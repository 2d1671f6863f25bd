// A value -> one line of front matter: accord/frontmatter/notation.py again, in the language of
// browsers. A test runs both over the same values and compares the bytes.
//
// A text stands plain where the strict reader takes it for exactly this text. Python asks its reader;
// here stand the reader's own conditions: what ends a plain text for YAML, and what somebody may take
// for a number, a date or a truth value.
//
//   accordNotation.inline(value)   as it may stand inside brackets
//   accordNotation.alone(value)    as it stands alone after a colon
//   accordNotation.strip(text)     without the blanks around it that Python strips
globalThis.accordNotation = (() => {
  "use strict";

  const INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~";
  const BREAKS = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]/u; // and halves of pairs
  const BLANK = " \\t\\n\\r\\v\\f\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const STARTS_BLANK = new RegExp(`^[${BLANK}]`);
  const AROUND = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "g");
  const ENDS_PLAIN = /: |:$| #| $/;
  const ENDS_IN_BRACKETS = /[,[\]{}]|:\?/;
  const LONGEST_NAME = 1024; // in characters; YAML looks no further for the colon

  // In both of these Python's `i` knows two letters more that are taken for ASCII ones.
  const ODD = new RegExp(
    "^(?:y|n|yes|no|on|off|null|~|true|false|=|<<"
    + "|[-+]?\\.?[0-9][0-9_,]*(?:\\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
    + "|[-+]?0(?:x[0-9a-f_]+|o[0-7_]+|b[01_]+)"
    + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"
    + "|[-+]?\\.inf|\\.nan"
    + `|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[T${BLANK}].*)?)$`,
    "iu",
  );
  const ODD_STARTS = "+-.0123456789=<~yYnNoOtTfF";
  const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?$/;

  const strip = (text) => text.replace(AROUND, "");
  const isEmpty = (value) => value === undefined || Object.keys(value).length === 0;
  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  const isPlain = (text) => Boolean(text) && !STARTS_BLANK.test(text) && !INDICATORS.includes(text[0])
    && !BREAKS.test(text) && !ENDS_PLAIN.test(text)
    && !(ODD_STARTS.includes(text[0]) && ODD.test(text) && !TIME.test(text));
  const isPlainInBrackets = (text) => isPlain(text) && !ENDS_IN_BRACKETS.test(text)
    && [...text].length <= LONGEST_NAME;

  const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r" };
  const quoted = (text) => `"${text.replace(/[\\"\n\t\r]/g, (each) => ESCAPES[each])}"`;

  // Plain decimals, never an exponent or a trailing zero.
  const number = (value) => {
    if (Object.is(value, -0)) return "-0";
    const [, sign, whole, part = "", power] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
    if (!power) return String(value);
    const digits = whole + part;
    const point = whole.length + Number(power);
    if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
    return sign + digits.padEnd(point, "0");
  };

  const inline = (value) => {
    if (isMapping(value)) {
      const pairs = Object.entries(value).map(([name, each]) => `${inline(name)}: ${inline(each)}`);
      return `{${pairs.join(", ")}}`;
    }
    if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
    if (typeof value === "string") return isPlainInBrackets(value) ? value : quoted(value);
    return typeof value === "number" ? number(value) : String(value); // true, false, null
  };
  const alone = (value) => (typeof value === "string" && isPlain(value) ? value : inline(value));

  return { inline, alone, strip, isMapping, isEmpty };
})();
