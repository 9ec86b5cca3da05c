/**
 * The words that the program adds to notes, items and figures. Separate from the messages of the interface, since the
 * browser draws figures with them; functions instead of message templates, since they are sentences about numbers.
 */

export type ContentWords = {
  /** Truth values. */
  readonly yes: string;
  readonly no: string;
  /** Names of the parts of a page. */
  readonly page: {
    readonly table: string;
    readonly formula: string;
    readonly footnotes: string;
    readonly backToText: string;
  };
  /** Positions of a figure's blanks, for readers who cannot see it. */
  readonly blanks: {
    readonly title: string;
    readonly blank: (number: number) => string;
    readonly at: (number: number, place: string) => string;
    readonly from: (names: string) => string;
    readonly to: (names: string) => string;
    readonly line: (from: string, to: string) => string;
    readonly frame: (names: string) => string;
    readonly join: (names: readonly string[]) => string;
    readonly comma: string;
  };
  readonly kernelSlide: Labels<"n" | "k" | "p" | "s" | "at"> & {
    /** `left`: rows under no window; `row` and `column` count from 1. */
    readonly explain: (
      facts: Numbers<"n" | "k" | "p" | "s" | "at" | "out" | "left" | "row" | "column">,
    ) => string;
  };
  readonly receptiveField: Labels<"layers" | "k" | "s"> & {
    readonly input: (units: number) => string;
    readonly layer: (layer: number, units: number) => string;
    /** `seen`: units, layer by layer downwards; `room`: number of layers that fit, null if all do. */
    readonly explain: (
      facts: Numbers<"layers" | "k" | "s"> & {
        readonly seen: readonly number[];
        readonly room: number | null;
      },
    ) => string;
  };
  readonly causalMask: Labels<"n" | "row"> & {
    /** Column headers. */
    readonly see: string;
    readonly slot: string;
    readonly predict: string;
    readonly start: string;
    readonly end: string;
    readonly word: (number: number) => string;
    readonly explain: (
      facts: Numbers<"n" | "row"> & { readonly sees: readonly string[]; readonly predicted: string },
    ) => string;
  };
  readonly positionalEncoding: Labels<"d" | "n" | "entry"> & {
    readonly position: string;
    readonly explain: (
      facts: Numbers<"d" | "n" | "entry"> & {
        readonly formula: string;
        readonly period: string;
        readonly hasSlower: boolean;
      },
    ) => string;
  };
};

/** Labels of the numbers that readers change. */
type Labels<Name extends string> = { readonly [Each in Name]: string };
type Numbers<Name extends string> = { readonly [Each in Name]: number };

export const contentWords: ContentWords = {
  yes: "true",
  no: "false",
  page: { table: "Table", formula: "Formula", footnotes: "Footnotes", backToText: "Back to the text" },
  blanks: {
    title: "A figure with numbers in place of some of its words",
    blank: (number) => `number ${number}`,
    at: (number, place) => `Number ${number}: ${place}.`,
    from: (names) => `gets ${names}`,
    to: (names) => `leads to ${names}`,
    line: (from, to) => `on the line from ${from} to ${to}`,
    frame: (names) => `names the frame round ${names}`,
    join: (names) => names.join(" and "),
    comma: ", ",
  },
  kernelSlide: {
    n: "Side of the map, n",
    k: "Side of the kernel, k",
    p: "Padding, p",
    s: "Stride, s",
    at: "Position of the kernel",
    explain: ({ n, k, p, s, at, out, left, row, column }) => {
      const dropped =
        left > 0
          ? ` The last ${left === 1 ? "row and column lie" : `${left} rows and columns lie`} under no window.`
          : "";
      return `A ${k}×${k} kernel slides over a map of ${n}×${n} with padding ${p} and stride ${s}. In each direction it has ⌊(${n} + 2 × ${p} − ${k})/${s}⌋ + 1 = ${out} ${out === 1 ? "position" : "positions"}, so the output is ${out}×${out}.${dropped} Shown is position ${at}: row ${row}, column ${column} of the output.`;
    },
  },
  receptiveField: {
    layers: "Layers",
    k: "Width of the kernels, k",
    s: "Stride, s",
    input: (units) => `input: ${units}`,
    layer: (layer, units) => `layer ${layer}: ${units}`,
    explain: ({ layers, k, s, seen, room }) => {
      const all = seen.at(-1);
      const down =
        all === 1
          ? " On each layer below it sees a single unit."
          : ` From layer to layer downwards it sees ${seen.join(", ")} units.`;
      const limit =
        room === null
          ? ""
          : ` With this kernel and stride the drawing has room for ${room} ${room === 1 ? "layer" : "layers"}.`;
      return `${layers} ${layers === 1 ? "layer" : "layers"} with kernels of width ${k} and stride ${s}. The receptive field of the unit at the top is ${all} ${all === 1 ? "cell" : "cells"} of the input.${layers === 1 ? "" : down}${limit}`;
    },
  },
  causalMask: {
    n: "Slots",
    row: "Row that is looked at",
    see: "may look at",
    slot: "slot of",
    predict: "predicts",
    start: "the start sign",
    end: "the end sign",
    word: (number) => `word ${number}`,
    explain: ({ n, row, sees, predicted }) => {
      const list = sees.length < 2 ? sees.join("") : `${sees.slice(0, -1).join(", ")} and ${sees.at(-1)}`;
      return `A mask of ${n}×${n}: the lower triangle with its diagonal is allowed, all other scores are set to −∞. Row ${row} has ${sees.at(-1)} in its slot, looks at ${list}, and predicts ${predicted}.`;
    },
  },
  positionalEncoding: {
    d: "Width of the vectors, d",
    n: "Positions",
    entry: "Entry that is drawn below",
    position: "position",
    explain: ({ d, n, entry, formula, period, hasSlower }) =>
      `The encodings of ${n} positions, each with ${d} entries; the stronger the colour, the larger the value. Entry ${entry} is ${formula} and repeats every ${period} positions.${hasSlower ? " The further down, the slower the entries change." : ""}`,
  },
};
