/** One typed number, read exactly. Works on text that `plainText` has been over. */
import type { Unreadable } from "@/lib/items/item-kind";

/** An exact rational number with the text by which it is shown: `-0.5`, `3/4`, `1000`. */
export type ReadNumber = {
  readonly numerator: bigint;
  /** Positive. */
  readonly denominator: bigint;
  readonly text: string;
};

/** Where the number stands decides what a comma in it can mean. */
export type NumberSetting = {
  /** Only whole numbers make sense here, so `1,234` is one thousand two hundred and thirty-four. */
  readonly whole: boolean;
  /** A trailing % belongs to what is asked. */
  readonly percent: boolean;
};

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Unreadable };

const maximumDigits = 40;
const maximumExponent = 300;
/** A number that is longer is shown with a power of ten. */
const longestText = 24;

export function unreadable(code: string, values: Unreadable["values"] = {}): Reading<never> {
  return { ok: false, reason: { code, values } };
}

/** A typed text as it may be quoted in a message. */
export function quoted(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/**
 * Reads whole and decimal numbers with either mark, thousands in groups, `3/4`, `1 1/2`, `1e3`, `10^-3`.
 * A text that could be two different numbers is refused, not guessed.
 */
export function readNumber(typed: string, setting: NumberSetting): Reading<ReadNumber> {
  const whole = typed.trim();
  if (whole === "") return unreadable("empty");
  if (whole.endsWith("%") && !setting.percent) return unreadable("percent", { text: quoted(whole) });
  const text = tightened(setting.percent ? whole.replace(/ ?%$/, "") : whole);
  const mixed = /^([+-]?\d+) (\d+)\/(\d+)$/.exec(text);
  if (mixed) return readMixed(mixed, typed);
  const [numerator = "", denominator, ...more] = text.split("/");
  if (more.length > 0) return unreadable("notANumber", { text: quoted(typed) });
  if (denominator !== undefined) return readFraction(numerator, denominator, setting);
  const power = /^([+-]?)10 ?\^ ?([+-]?\d{1,3})$/.exec(text);
  return readDecimal(power ? `${power[1]}1e${power[2]}` : text, setting);
}

/** Without spaces that mean nothing: after a sign, around a slash, between groups of three digits. */
function tightened(text: string): string {
  const tight = text
    .replace(/^= ?/, "")
    .replace(/^([+-]) /, "$1")
    .replace(/ ?\/ ?/g, "/");
  return /^[+-]?\d{1,3}( \d{3})+([.,]\d*)?$/.test(tight) ? tight.replaceAll(" ", "") : tight;
}

function readMixed(match: RegExpExecArray, typed: string): Reading<ReadNumber> {
  const [, whole = "", over = "", under = ""] = match;
  if (whole.length + over.length + under.length > maximumDigits) return tooLong(typed);
  const denominator = BigInt(under);
  if (denominator === 0n) return unreadable("zeroDenominator");
  const part = BigInt(over);
  const size = BigInt(whole) * denominator;
  const numerator = whole.startsWith("-") ? size - part : size + part;
  return { ok: true, value: { numerator, denominator, text: `${numerator}/${denominator}` } };
}

function readFraction(over: string, under: string, setting: NumberSetting): Reading<ReadNumber> {
  const top = readDecimal(over, setting);
  if (!top.ok) return top;
  const bottom = readDecimal(under, setting);
  if (!bottom.ok) return bottom;
  if (bottom.value.numerator === 0n) return unreadable("zeroDenominator");
  const sign = bottom.value.numerator < 0n ? -1n : 1n;
  return {
    ok: true,
    value: {
      numerator: sign * top.value.numerator * bottom.value.denominator,
      denominator: sign * top.value.denominator * bottom.value.numerator,
      text: `${top.value.text}/${bottom.value.text}`,
    },
  };
}

/** No fraction, no power: digits, at most one decimal mark, perhaps groups of thousands, perhaps `e3`. */
function readDecimal(text: string, setting: NumberSetting): Reading<ReadNumber> {
  const match = /^([+-]?)([\d.,]+)(?:e([+-]?\d{1,4}))?$/i.exec(text);
  if (!match) {
    const several = /^[\d.,+-]+( [\d.,+-]+)+$/.test(text);
    return unreadable(several ? "severalNumbers" : "notANumber", { text: quoted(text) });
  }
  const [, sign = "", digits = "", exponent] = match;
  if (digits.length > maximumDigits) return tooLong(text);
  const marked = withPoint(digits, setting);
  if (!marked.ok) return marked;
  const [integer = "", decimals = ""] = marked.value.split(".");
  if (integer + decimals === "") return unreadable("notANumber", { text: quoted(text) });
  const value = BigInt(integer + decimals) * (sign === "-" ? -1n : 1n);
  const written = `${BigInt(integer || "0")}${decimals === "" ? "" : `.${decimals}`}`;
  const number: ReadNumber = {
    numerator: value,
    denominator: 10n ** BigInt(decimals.length),
    text: value < 0n ? `-${written}` : written,
  };
  return exponent === undefined ? { ok: true, value: number } : shifted(number, Number(exponent), text);
}

/**
 * The digits with a point as their decimal mark and no groups. The later of two different marks is the decimal one;
 * a mark that comes twice groups thousands. A lone point is decimal, here and in China; a lone comma is decimal too,
 * except before exactly three digits: then it groups where only whole numbers make sense, and is ambiguous elsewhere.
 */
function withPoint(digits: string, setting: NumberSetting): Reading<string> {
  const notANumber = unreadable("notANumber", { text: quoted(digits) });
  const comma = digits.lastIndexOf(",");
  const point = digits.lastIndexOf(".");
  if (comma < 0 && digits.indexOf(".") === point) return { ok: true, value: digits };
  if (comma >= 0 && point >= 0) {
    const [group, decimal] = comma < point ? [",", "."] : [".", ","];
    const [integer = "", decimals = "", ...more] = digits.split(decimal);
    return more.length === 0 && isGrouped(integer, group)
      ? { ok: true, value: `${integer.replaceAll(group, "")}.${decimals}` }
      : notANumber;
  }
  const mark = comma < 0 ? "." : ",";
  const ungrouped = digits.replaceAll(mark, "");
  if (digits.indexOf(mark) !== digits.lastIndexOf(mark)) {
    return isGrouped(digits, mark) ? { ok: true, value: ungrouped } : notANumber;
  }
  const decimal = digits.replace(",", ".");
  if (!isGrouped(digits, ",")) return { ok: true, value: decimal };
  if (setting.whole) return { ok: true, value: ungrouped };
  return unreadable("ambiguousComma", { text: digits, whole: ungrouped, decimal });
}

function isGrouped(digits: string, mark: string): boolean {
  const [first = "", ...groups] = digits.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}

function shifted(number: ReadNumber, exponent: number, typed: string): Reading<ReadNumber> {
  if (Math.abs(exponent) > maximumExponent) return tooLong(typed);
  const power = 10n ** BigInt(Math.abs(exponent));
  const numerator = exponent < 0 ? number.numerator : number.numerator * power;
  const denominator = exponent < 0 ? number.denominator * power : number.denominator;
  const plain = decimalText(numerator, denominator);
  const text = plain.length > longestText ? `${number.text}e${exponent}` : plain;
  return { ok: true, value: { numerator, denominator, text } };
}

/** Digits of a number whose denominator is a power of ten. */
function decimalText(numerator: bigint, denominator: bigint): string {
  const places = denominator.toString().length - 1;
  const size = (numerator < 0n ? -numerator : numerator).toString().padStart(places + 1, "0");
  const decimals = size.slice(size.length - places).replace(/0+$/, "");
  return `${numerator < 0n ? "-" : ""}${size.slice(0, size.length - places)}${places === 0 || decimals === "" ? "" : `.${decimals}`}`;
}

function tooLong(text: string): Reading<never> {
  return unreadable("tooManyDigits", { text: quoted(text) });
}
