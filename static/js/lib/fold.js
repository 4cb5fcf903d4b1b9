/**
 * Names folded alike for comparing: marks, hamza forms, digits, accents, case and quotes. Pure.
 * The same as incidents/text/folding.py fold_key; static/js/tests/fold.test.js holds pairs that Python wrote.
 */

/** Characters and what stands for them, space between pairs; the letter after "=" may be several or none. */
const ARABIC = "أ=ا إ=ا آ=ا ٱ=ا ى=ي ی=ي ې=ي ئ=ي ؤ=و ة=ه ک=ك گ=غ ڭ=غ ڤ=ف پ=ب چ=ج ء= ـ=";
const LATIN = "œ=oe æ=ae ß=ss ø=o ł=l ɓ=b ɗ=d ƙ=k ŋ=n ɛ=e ɔ=o ı=i";
const SIGNS = `،=, ؛=; ؟=? ٪=% ۔=. …=. «=" »=" “=" ”=" „=" ″=" ’=' ‘=' ʼ=' ´=' \`=' ʿ=' ʾ=' –=- —=- ‐=- ‑=- −=-`;
const LETTERS = new Map([ARABIC, LATIN, SIGNS].join(" ").split(" ").map((pair) => [pair[0], pair.slice(2)]));
LETTERS.set("\u2028", "\n").set("\u2029", "\n").set("\r", " ").set("\t", " ");

const DROPPED = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Cs}]/u;
const MARK = /[\p{Mn}\p{Me}\p{Cf}]/u;
const SPACE = /[\p{Zs}\p{Zl}\p{Zp}]/u;
const DIGIT = /\p{Nd}/u;

/** The value of a decimal digit of any script: Unicode keeps them in runs of ten, from nought. */
function digitValue(character) {
  let start = character.codePointAt(0);
  const code = start;
  while (DIGIT.test(String.fromCodePoint(start - 1))) start -= 1;
  return String((code - start) % 10);
}

function foldCharacter(character) {
  if (LETTERS.has(character)) return LETTERS.get(character);
  if (character === "\n") return character;
  if (DROPPED.test(character)) return "";
  if (SPACE.test(character)) return " ";
  if (DIGIT.test(character)) return digitValue(character);
  const parts = [...character.normalize("NFKD")].filter((part) => !MARK.test(part));
  return parts.map((part) => part.toLowerCase()).map((part) => LETTERS.get(part) ?? part).join("");
}

const known = new Map();

function folded(character) {
  if (!known.has(character)) known.set(character, foldCharacter(character));
  return known.get(character);
}

export function foldKey(text) {
  return Array.from(text, folded).join("").replace(/\s+/g, " ").trim();
}
