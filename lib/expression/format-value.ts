import type Fraction from "fraction.js";
import { contentWords } from "@/lib/i18n/content-words";
import type { Locale } from "@/lib/i18n/locale";
import { terminatingDecimal } from "./decimal";
import { isExact, isList, type Value } from "./value";

export type FormatOptions = {
  /** The text goes between `$` signs: ASCII minus, powers of ten in TeX. */
  readonly math?: boolean;
  /** Digits in groups of three, from five digits on: 102,764,544. Numbers in lists are not grouped. */
  readonly grouped?: boolean;
};

/** Significant digits of inexact numbers; whole digits are never rounded away. */
const significantDigits = 6;
/** Outside this range, an inexact number is printed with a power of ten. */
const smallestPlain = 1e-6;
const largestPlain = 1e15;
/** A terminating decimal with at most this many decimals is printed in full. */
const mostDecimals = 12;
/** A fraction with more digits than this, numerator and denominator together, is printed as a decimal. */
const mostFractionDigits = 10;

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A value as printed in a text: whole numbers plain, terminating decimals exact, other fractions as `p/q`, inexact
 * numbers rounded, lists as `[1, 2]`, option ids unchanged.
 */
export function formatValue(value: Value, locale: Locale, options: FormatOptions = {}): string {
  if (isList(value)) {
    const plain = { ...options, grouped: false };
    return `[${value.map((entry) => formatValue(entry, locale, plain)).join(", ")}]`;
  }
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return contentWords(locale)[value ? "yes" : "no"];
  const math = options.math ?? false;
  const plain = isExact(value) ? formatExact(value, math) : formatInexact(value, math);
  const printed = options.grouped ? groupDigits(plain, math) : plain;
  return math ? printed : printed.replace(/^-/, "−");
}

/** TeX would set a plain comma as punctuation, with space after it. */
function groupDigits(printed: string, math: boolean): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d{5,})(\..*)?$/.exec(printed) ?? [];
  if (whole === "") return printed;
  const groups = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return `${sign}${groups.join(math ? "{,}" : ",")}${rest}`;
}

function formatExact(value: Fraction, math: boolean): string {
  const decimal = terminatingDecimal(value);
  if (decimal !== null && (decimal.split(".")[1]?.length ?? 0) <= mostDecimals) return decimal;
  const digits = `${value.n}${value.d}`.length;
  return digits <= mostFractionDigits ? value.toFraction() : formatInexact(value.valueOf(), math);
}

function formatInexact(value: number, math: boolean): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < smallestPlain || size >= largestPlain)) return formatPowerOfTen(value, math);
  if (size >= 10 ** significantDigits) return String(Math.round(value));
  return String(Number(value.toPrecision(significantDigits)));
}

function formatPowerOfTen(value: number, math: boolean): string {
  const [mantissa = "", exponent = "0"] = value.toExponential(significantDigits - 1).split("e");
  const digits = String(Number(mantissa));
  const power = exponent.replace("+", "");
  if (math) return `${digits} \\times 10^{${power}}`;
  const raised = power.replace("-", "⁻").replace(/\d/g, (digit) => superscripts[Number(digit)]!);
  return `${digits} × 10${raised}`;
}
