/** Parses one typed number exactly. */
import { quoted } from "@/lib/items/quoted";
import { type Unread, type Unreadable, unreadable } from "@/lib/items/unreadable";
import { numberText, type TypedText } from "./typed-text";

/** An exact rational number with its displayed text: `-0.5`, `3/4`, `1000`. */
export type ReadNumber = {
  readonly numerator: bigint;
  /** Positive. */
  readonly denominator: bigint;
  readonly text: string;
};

/** The context of a number, which determines the meaning of its marks. */
export type NumberSetting = {
  /** Only whole numbers make sense here, so `1,234` is one thousand two hundred and thirty-four. */
  readonly whole: boolean;
  /** A trailing % is part of the question. */
  readonly percent: boolean;
  /** The meaning of a single mark before three digits; by default, the rules of `withPoint` decide. */
  readonly loneMark?: LoneMark;
};

type LoneMark = "group" | "decimal";

export type Reading<T> = { readonly ok: true; readonly value: T } | Unread;

const maximumDigits = 40;
const maximumExponent = 300;
/** A longer number is shown with a power of ten. */
const longestText = 24;

/**
 * Reads whole and decimal numbers with either mark, grouped thousands, `3/4`, `1 1/2`, `1e3`, `10^-3`, `1/2 x 10^3`. An
 * ambiguous text is refused, not guessed.
 */
export function readNumber(typed: TypedText, setting: NumberSetting): Reading<ReadNumber> {
  const whole = numberText(typed).replace(/^= ?/, "");
  if (whole === "") return unreadable("empty");
  const isPercent = whole.endsWith("%");
  if (isPercent && !setting.percent) return unreadable("percent", { text: quoted(typed.typed) });
  const text = whole.slice(0, isPercent ? -1 : undefined).replace(/^([+-]) /, "$1");
  const read = readScaled(text, setting);
  if (read.ok) return read;
  const { code } = read.reason;
  if (code === "ambiguousNumber") return { ok: false, reason: twoReadings(typed, setting) };
  return unreadable(code, { text: quoted(typed.typed) });
}

/** The question about a number with a lone mark: shows how to type either reading. */
export function twoReadings(typed: TypedText, setting: NumberSetting): Unreadable {
  const written = (loneMark: LoneMark) => {
    const read = readNumber(typed, { ...setting, loneMark });
    return read.ok ? writtenNumber(read.value, setting.whole) : "";
  };
  const values = { text: quoted(typed.typed), whole: written("group"), decimal: written("decimal") };
  return { code: "ambiguousNumber", values };
}

/** Reading it again gives the same number: a decimal must not look like thousands where whole numbers are expected. */
export function writtenNumber({ text }: Pick<ReadNumber, "text">, whole: boolean): string {
  const isMistakable = whole && /^[-−]?[1-9]\d{0,2}\.\d{3}$/.test(text);
  return `${text}${isMistakable ? "0" : ""}`.replaceAll("-", "−");
}

function readScaled(text: string, setting: NumberSetting): Reading<ReadNumber> {
  const bare = /^([+-]?)10\^([+-]?\d{1,4})$/.exec(text);
  if (bare) return shifted(readRatio(`${bare[1]}1`, setting), Number(bare[2]));
  const scaled = / ?[x*]10\^([+-]?\d{1,4})$/.exec(text);
  if (scaled) return shifted(readRatio(text.slice(0, scaled.index), setting), Number(scaled[1]));
  return readRatio(text, setting);
}

function readRatio(text: string, setting: NumberSetting): Reading<ReadNumber> {
  const mixed = /^([+-]?)(\d+) (\d+\/\d+)$/.exec(text);
  if (mixed) return readMixed(mixed, setting);
  const [over = "", under, ...more] = text.split("/");
  const top = readDecimal(over, setting);
  if (!top.ok || under === undefined) return top;
  const bottom = more.length > 0 ? unreadable("notANumber") : readDecimal(under, setting);
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

function readMixed(match: RegExpExecArray, setting: NumberSetting): Reading<ReadNumber> {
  const [, sign, whole = "", part = ""] = match;
  const rest = readRatio(part, setting);
  if (!rest.ok) return rest;
  if (whole.length > maximumDigits) return unreadable("tooManyDigits");
  const { denominator } = rest.value;
  const size = BigInt(whole) * denominator + rest.value.numerator;
  const numerator = sign === "-" ? -size : size;
  return { ok: true, value: { numerator, denominator, text: `${numerator}/${denominator}` } };
}

/** Digits, at most one decimal mark, optional groups of thousands, optional `e3`; no fraction, no power. */
function readDecimal(text: string, setting: NumberSetting): Reading<ReadNumber> {
  const match = /^([+-]?)([\d., ]+)(?:e([+-]?\d{1,4}))?$/i.exec(text);
  if (!match) return unreadable("notANumber");
  const [, sign = "", digits = "", exponent] = match;
  const spaced = digits.includes(" ");
  if (spaced && !/^\d{1,3}( \d{3})+([.,]\d*)?$/.test(digits)) return unreadable("severalNumbers");
  if (digits.length > maximumDigits) return unreadable("tooManyDigits");
  const marked = withPoint(digits.replaceAll(" ", ""), setting);
  if (!marked.ok) return marked;
  const [integer = "", decimals = ""] = marked.value.split(".");
  if (integer + decimals === "") return unreadable("notANumber");
  const value = BigInt(integer + decimals) * (sign === "-" ? -1n : 1n);
  const written = `${BigInt(integer || "0")}${decimals === "" ? "" : `.${decimals}`}`;
  const number: ReadNumber = {
    numerator: value,
    denominator: 10n ** BigInt(decimals.length),
    text: value < 0n ? `-${written}` : written,
  };
  return exponent === undefined
    ? { ok: true, value: number }
    : shifted({ ok: true, value: number }, Number(exponent));
}

/**
 * The digits with a point as decimal mark and without groups. Of two different marks the later is the decimal one; a
 * mark that occurs twice groups thousands. A lone mark is decimal, except before exactly three digits: there a comma
 * groups if only whole numbers make sense and the program itself prints it so, from five digits on, and is ambiguous
 * otherwise; a point is ambiguous if only whole numbers make sense, and decimal otherwise.
 */
function withPoint(digits: string, { whole, loneMark }: NumberSetting): Reading<string> {
  const marks = digits.replace(/\d/g, "");
  const [first = "", last = ""] = [marks[0], marks.at(-1)];
  const ungrouped = digits.replaceAll(first, "").replace(last, ".");
  if (marks === "") return { ok: true, value: digits };
  if (first !== last) {
    const [integer = "", ...decimals] = digits.split(last);
    return decimals.length === 1 && isGrouped(integer, first)
      ? { ok: true, value: ungrouped }
      : unreadable("notANumber");
  }
  if (marks.length > 1)
    return isGrouped(digits, first) ? { ok: true, value: ungrouped } : unreadable("notANumber");
  const decimal = digits.replace(first, ".");
  if (!isGrouped(digits, first)) return { ok: true, value: decimal };
  const isComma = first === ",";
  const isClear = isComma ? whole || digits.indexOf(first) > 1 : !whole;
  const taken = loneMark ?? (isClear ? (isComma ? "group" : "decimal") : null);
  if (taken === null) return unreadable("ambiguousNumber");
  return { ok: true, value: taken === "group" ? ungrouped : decimal };
}

function isGrouped(digits: string, mark: string): boolean {
  const [first = "", ...groups] = digits.split(mark);
  return /^[1-9]\d{0,2}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}

/** The number times a power of ten. */
function shifted(read: Reading<ReadNumber>, exponent: number): Reading<ReadNumber> {
  if (!read.ok) return read;
  if (Math.abs(exponent) > maximumExponent) return unreadable("tooManyDigits");
  const power = 10n ** BigInt(Math.abs(exponent));
  const numerator = exponent < 0 ? read.value.numerator : read.value.numerator * power;
  const denominator = exponent < 0 ? read.value.denominator * power : read.value.denominator;
  if (read.value.text.includes("/")) return reduced(numerator, denominator);
  const plain = decimalText(numerator, denominator);
  const text = plain.length > longestText ? `${read.value.text}e${exponent}` : plain;
  return { ok: true, value: { numerator, denominator, text } };
}

function reduced(over: bigint, under: bigint): Reading<ReadNumber> {
  let [divisor, rest] = [under, over < 0n ? -over : over];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  const [numerator, denominator] = [over / divisor, under / divisor];
  const text = denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
  return text.length > 2 * maximumDigits
    ? unreadable("tooManyDigits")
    : { ok: true, value: { numerator, denominator, text } };
}

/** Digits of a number whose denominator is a power of ten. */
function decimalText(numerator: bigint, denominator: bigint): string {
  const places = denominator.toString().length - 1;
  const size = (numerator < 0n ? -numerator : numerator).toString().padStart(places + 1, "0");
  const whole = `${numerator < 0n ? "-" : ""}${size.slice(0, size.length - places)}`;
  let end = size.length;
  while (end > size.length - places && size[end - 1] === "0") end -= 1;
  const decimals = size.slice(size.length - places, end);
  return decimals === "" ? whole : `${whole}.${decimals}`;
}
