/** Which slots a decoder may look at, and which word it predicts at each: its input is shifted right by one. */
import { contentWords } from "@/lib/i18n/content-words";
import { type Locale, perLocale } from "@/lib/i18n/locale";
import { drawLabel, readLabel } from "../label-text";
import { element, frame } from "../svg";
import { type Component, type Parameter, upTo, type Values, withinBounds } from "./component";

const parameters: readonly Parameter[] = [
  { name: "n", label: perLocale((locale) => contentWords(locale).causalMask.n), min: 2, max: 8, initial: 5 },
  {
    name: "row",
    label: perLocale((locale) => contentWords(locale).causalMask.row),
    min: 1,
    max: 8,
    initial: 3,
  },
];

type Mask = { readonly n: number; readonly row: number };

function maskOf({ n = 5, row = 3 }: Values): Mask {
  return { n, row };
}

const cell = 26;
const left = 62;
const right = 74;
const top = 58;
const type = { size: 13, lineHeight: 17 };

export const causalMask: Component = {
  parameters,
  settle: (values) => {
    const mask = maskOf(withinBounds(parameters, values));
    return { ...mask, row: Math.min(mask.row, mask.n) };
  },
  explain: (values, locale) => explain(maskOf(values), locale),
  draw: (values, locale, title) => {
    const mask = maskOf(values);
    const side = mask.n * cell;
    return frame(
      {
        width: left + side + right,
        height: top + side + 4,
        smallestType: 12,
        title,
        description: explain(mask, locale),
      },
      ...drawHeads(mask, locale),
      ...upTo(mask.n).flatMap((row) => drawRow(mask, row)),
      element("rect", {
        x: left - 1,
        y: top + (mask.row - 1) * cell - 1,
        width: side + 2,
        height: cell + 1,
        rx: 3,
        fill: "none",
        stroke: "var(--accent)",
        "stroke-width": 2,
      }),
    );
  },
};

/** The word in a slot of the decoder's input, which begins with a start sign. */
function slotWord(slot: number): string {
  return slot === 1 ? "⟨s⟩" : `$w_{${slot - 1}}$`;
}

function predictedWord({ n }: Mask, row: number): string {
  return row === n ? "⟨/s⟩" : `$w_{${row}}$`;
}

function write(text: string, x: number, y: number, fill: string): string {
  return drawLabel(readLabel(text).label, type, { x, y }, { fill });
}

function drawHeads({ n, row }: Mask, locale: Locale): string[] {
  const words = contentWords(locale).causalMask;
  const middle = left + (n * cell) / 2;
  return [
    write(words.see, middle, 12, "var(--ink-2)"),
    write(words.slot, left / 2, 38, "var(--ink-2)"),
    write(words.predict, left + n * cell + right / 2, 38, "var(--ink-2)"),
    ...upTo(n).map((slot) =>
      write(slotWord(slot), left + (slot - 0.5) * cell, 38, slot <= row ? "var(--ink)" : "var(--ink-3)"),
    ),
  ];
}

function drawRow(mask: Mask, row: number): string[] {
  const y = top + (row - 1) * cell;
  const isHere = row === mask.row;
  const fill = isHere ? "var(--accent)" : "var(--ink)";
  const cells = upTo(mask.n).map((slot) => {
    const box = { x: left + (slot - 1) * cell + 1.5, y: y + 1.5, width: cell - 4, height: cell - 4, rx: 2 };
    if (slot <= row) return element("rect", { ...box, fill: isHere ? "var(--accent)" : "var(--heat-2)" });
    const cross = `M${box.x + 6} ${box.y + 6}l10 10m0 -10l-10 10`;
    return (
      element("rect", { ...box, fill: "none", stroke: "var(--line-2)", "stroke-dasharray": "2 2" }) +
      element("path", { d: cross, stroke: "var(--line-2)", fill: "none" })
    );
  });
  return [
    write(slotWord(row), left / 2, y + cell / 2, fill),
    ...cells,
    write(predictedWord(mask, row), left + mask.n * cell + right / 2, y + cell / 2, fill),
  ];
}

function explain(mask: Mask, locale: Locale): string {
  const { n, row } = mask;
  const words = contentWords(locale).causalMask;
  const sees = upTo(row).map((slot) => (slot === 1 ? words.start : words.word(slot - 1)));
  return words.explain({ ...mask, sees, predicted: row === n ? words.end : words.word(row) });
}
