/** The values that a given can take, numbered, so that they can be drawn, enumerated and looked up. */
import type { Json } from "@/lib/items/item-kind";
import { type Random, shuffledIndexes } from "@/lib/items/random";
import type { CellDomain, GivenDomain } from "./exercise-body";

export type Domain = {
  /** Number of values; large ones may be rounded, as doubles are. */
  readonly size: number;
  /** The value numbered 0 … size − 1, for sizes below 2^53. */
  at(index: number): Json;
  /** All values are equally likely. */
  draw(random: Random): Json;
  contains(value: Json): boolean;
  /** The extreme values: smallest and largest, or first and last. */
  readonly corners: readonly Json[];
};

export function domainOf(given: GivenDomain): Domain {
  if ("permutation" in given) return permutations(given.permutation);
  const cell = cells(given);
  if ("vector" in given) return rows(cell, given.vector);
  if ("matrix" in given) {
    const [height, width] = given.matrix;
    return rows(rows(cell, width), height);
  }
  return cell;
}

function cells(domain: CellDomain): Domain {
  const values = "from" in domain ? domain.from : null;
  const size = values ? values.length : stepCount(domain as Exclude<CellDomain, { from: unknown }>);
  const at = values
    ? (index: number) => values[index] as Json
    : steps(domain as Exclude<CellDomain, { from: unknown }>);
  const last = at(size - 1);
  return {
    size,
    at,
    draw: (random) => at(random.below(size)),
    contains: (value) => (values ? values.some((one) => one === value) : isStep(value, at, size)),
    corners: size === 1 ? [last] : [at(0), last],
  };
}

type Steps = Exclude<CellDomain, { from: unknown }>;

/** Bounds and step as integer multiples of a power of ten, so that 0.1 + 2 × 0.1 is 0.3. */
function scaled(domain: Steps): { first: number; last: number; step: number; scale: number } {
  const [first, last] = "int" in domain ? domain.int : domain.decimal;
  const step = domain.step ?? 1;
  const scale = 10 ** Math.max(decimalPlaces(first), decimalPlaces(step));
  const times = (value: number) => Math.round(value * scale);
  return { first: times(first), last: Math.floor(last * scale + 1e-6), step: times(step), scale };
}

function stepCount(domain: Steps): number {
  const { first, last, step } = scaled(domain);
  return Math.max(0, Math.floor((last - first) / step) + 1);
}

function steps(domain: Steps): (index: number) => number {
  const { first, step, scale } = scaled(domain);
  return (index) => (first + index * step) / scale;
}

function isStep(value: Json, at: (index: number) => Json, size: number): boolean {
  if (typeof value !== "number") return false;
  const first = at(0) as number;
  const index = size === 1 ? 0 : Math.round((value - first) / ((at(1) as number) - first));
  return index >= 0 && index < size && at(index) === value;
}

function decimalPlaces(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1]?.length ?? 0) - Number(exponent));
}

function rows(entry: Domain, length: number): Domain {
  const list = (make: () => Json) => Array.from({ length }, make);
  return {
    size: entry.size ** length,
    at: (index) => {
      let rest = index;
      return list(() => {
        const digit = rest % entry.size;
        rest = Math.floor(rest / entry.size);
        return entry.at(digit);
      });
    },
    draw: (random) => list(() => entry.draw(random)),
    contains: (value) =>
      Array.isArray(value) && value.length === length && value.every((one) => entry.contains(one)),
    corners: entry.corners.map((corner) => list(() => corner)),
  };
}

function permutations(length: number): Domain {
  const fromOne = (order: readonly number[]) => order.map((place) => place + 1);
  const identity = Array.from({ length }, (_, place) => place);
  return {
    size: identity.reduce((product, place) => product * (place + 1), 1),
    at: (index) => {
      const left = [...identity];
      let rest = index;
      return fromOne(
        identity.map((place) => {
          const choices = length - place;
          const digit = rest % choices;
          rest = Math.floor(rest / choices);
          return left.splice(digit, 1)[0] as number;
        }),
      );
    },
    draw: (random) => fromOne(shuffledIndexes(length, random)),
    contains: (value) =>
      Array.isArray(value) && value.length === length && identity.every((place) => value.includes(place + 1)),
    corners: length < 2 ? [fromOne(identity)] : [fromOne(identity), fromOne(identity).reverse()],
  };
}
