import Fraction from "fraction.js";

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The exact value of a decimal such as `12`, `.5` or `1.5e-3`. Null if the text is not a decimal, or if its exponent
 * has more than three digits: such a power of ten is not worth computing.
 */
export function fractionFromDecimal(text: string): Fraction | null {
  const match = decimalPattern.exec(text);
  if (!match) return null;
  const [, sign, whole = "", part = "", exponent = "0"] = match;
  if (whole === "" && part === "") return null;
  const digits = BigInt(whole + part) * (sign === "-" ? -1n : 1n);
  const power = Number(exponent) - part.length;
  const scale = 10n ** BigInt(Math.abs(power));
  return power >= 0 ? new Fraction(digits * scale) : new Fraction(digits, scale);
}

/** The shortest decimal that is exactly this fraction, or null if its digits never end. */
export function terminatingDecimal(value: Fraction): string | null {
  const twos = timesDivisible(value.d, 2n);
  const fives = timesDivisible(value.d, 5n);
  if (2n ** BigInt(twos) * 5n ** BigInt(fives) !== value.d) return null;
  const places = Math.max(twos, fives);
  const sign = value.s < 0n ? "-" : "";
  if (places === 0) return `${sign}${value.n}`;
  const digits = ((value.n * 10n ** BigInt(places)) / value.d).toString().padStart(places + 1, "0");
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function timesDivisible(value: bigint, prime: bigint): number {
  let count = 0;
  for (let rest = value; rest % prime === 0n; rest /= prime) count += 1;
  return count;
}
