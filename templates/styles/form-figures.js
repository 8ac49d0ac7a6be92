// Figures of a form: decimal sums without rounding errors, sums in capital numerals (大写), check signs of codes.
// The same rules as generator/forms/answers/capitals.py and credit_code.py; a test compares both over many values.
"use strict";
const Figures = (() => {
  const PLACES = 12; // decimal places kept: 0.1 + 0.2 must be 0.3 in a form about money
  const SCALE = 10n ** BigInt(PLACES);

  // "12.5" -> 12500000000000n; null for what is not a plain decimal number.
  const scaled = (text) => {
    const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!found) return null;
    const size = BigInt(found[2]) * SCALE + BigInt((found[3] || "").slice(0, PLACES).padEnd(PLACES, "0"));
    return found[1] ? -size : size;
  };

  // A scaled figure with two decimals, half away from zero.
  const money = (size) => {
    const cent = SCALE / 100n;
    const cents = ((size < 0n ? -size : size) + cent / 2n) / cent;
    const text = `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
    return size < 0n && cents > 0n ? `-${text}` : text;
  };

  // A scaled figure without zeros at its end: "12.5", "1200".
  const plain = (size) => {
    const bare = size < 0n ? -size : size;
    const decimals = String(bare % SCALE).padStart(PLACES, "0").replace(/0+$/, "");
    const fraction = decimals ? `.${decimals}` : "";
    return `${size < 0n ? "-" : ""}${bare / SCALE}${fraction}`;
  };

  const DIGITS = "零壹贰叁肆伍陆柒捌玖";
  const UNITS = ["", "拾", "佰", "仟"];
  const GROUPS = ["", "万", "亿", "万亿"];
  const TOO_LARGE = 10n ** 18n; // in 分: 10^16 元

  // Four digits: 2008 -> 贰仟零捌.
  const group = (number) => {
    let words = "";
    let gap = false;
    for (let place = 3; place >= 0; place -= 1) {
      const digit = Math.floor(number / 10 ** place) % 10;
      if (digit) words += (gap && words ? DIGITS[0] : "") + DIGITS[digit] + UNITS[place];
      gap = !digit;
    }
    return words;
  };

  // Whole 元, groups of four digits; 万亿 is said as 万 where 亿 follows with digits of its own.
  const whole = (number) => {
    if (number === 0n) return DIGITS[0];
    const own = (number / 100000000n) % 10000n;
    let words = "";
    let gap = false;
    for (let place = 3; place >= 0; place -= 1) {
      const part = Number((number / 10000n ** BigInt(place)) % 10000n);
      if (part) {
        words += (words && (gap || part < 1000) ? DIGITS[0] : "") + group(part);
        words += place === 3 && own ? "万" : GROUPS[place];
      }
      gap = !part;
    }
    return words;
  };

  // A sum of 万元 in capitals: "12.3456" -> 壹拾贰万叁仟肆佰伍拾陆元整; null for what has none.
  const capitals = (text) => {
    const size = scaled(text);
    const all = size === null || size < 0n ? -1n : (size * 1000000n) / SCALE; // 分
    if (all < 0n || all >= TOO_LARGE) return null;
    const yuan = all / 100n;
    const tenth = Number((all / 10n) % 10n);
    const hundredth = Number(all % 10n);
    let words = yuan || (!tenth && !hundredth) ? `${whole(yuan)}元` : "";
    if (!tenth && !hundredth) return `${words}整`;
    if (words && (!tenth || yuan % 10n === 0n)) words += DIGITS[0];
    if (tenth) words += `${DIGITS[tenth]}角`;
    return words + (hundredth ? `${DIGITS[hundredth]}分` : "");
  };

  const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // GB 32100-2015, section 4
  const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]; // annex A: 3^(i-1) mod 31

  // Whether the last sign of a 统一社会信用代码 is the check sign of the others.
  const codeIsRight = (code) => {
    const values = [...code].map((sign) => SIGNS.indexOf(sign));
    if (values.length !== 18 || values.includes(-1)) return false;
    const total = WEIGHTS.reduce((sum, weight, place) => sum + weight * values[place], 0);
    return (31 - (total % 31)) % 31 === values[17];
  };

  // The letters of a code that the standard leaves out, each once.
  const strangeLetters = (code) => [...new Set([...code].filter((sign) => !SIGNS.includes(sign)))];

  // Whether a number is meant as a 公民身份号码 (GB 11643) and is none: length, day of birth or check digit are wrong.
  const idIsDoubtful = (number) => {
    if (!/^[0-9]{14,}[0-9X]?$/.test(number)) return false;
    const found = /^[0-9]{6}([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9X]$/.exec(number);
    if (!found) return true;
    const [year, month, day] = found.slice(1).map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    const exists = year >= 1850 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    const total = [...number.slice(0, 17)].reduce((sum, digit, place) => sum + digit * (2 ** (17 - place) % 11), 0);
    return !exists || "10X98765432"[total % 11] !== number[17];
  };

  return { SCALE, scaled, money, plain, capitals, codeIsRight, strangeLetters, idIsDoubtful };
})();
