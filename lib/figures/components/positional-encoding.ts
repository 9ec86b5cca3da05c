/**
 * The sines and cosines that encode a word's position for a Transformer (Vaswani and others 2017, section 3.5): at
 * position t, entry 2i is sin(t / 10000^(2i/d)) and entry 2i + 1 the cosine of the same.
 */
import { contentWords } from "@/lib/i18n/content-words";
import { type Locale, languageTag, perLocale } from "@/lib/i18n/locale";
import { element, frame } from "../svg";
import { type Component, type Parameter, upTo, type Values, withinBounds } from "./component";

const parameters: readonly Parameter[] = [
  {
    name: "d",
    label: perLocale((locale) => contentWords(locale).positionalEncoding.d),
    min: 2,
    max: 24,
    initial: 16,
  },
  {
    name: "n",
    label: perLocale((locale) => contentWords(locale).positionalEncoding.n),
    min: 8,
    max: 60,
    initial: 40,
  },
  {
    name: "entry",
    label: perLocale((locale) => contentWords(locale).positionalEncoding.entry),
    min: 0,
    max: 23,
    initial: 4,
  },
];

type Table = { readonly d: number; readonly n: number; readonly entry: number };

function tableOf({ d = 16, n = 40, entry = 4 }: Values): Table {
  return { d, n, entry };
}

const base = 10_000;

function wavelength({ d }: Table, entry: number): number {
  return 2 * Math.PI * base ** ((2 * Math.floor(entry / 2)) / d);
}

function encoding(table: Table, position: number, entry: number): number {
  const angle = (2 * Math.PI * position) / wavelength(table, entry);
  return entry % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
}

const left = 34;
const fieldWidth = 300;
const rowHeight = 9;
const plotHeight = 64;
const gap = 44;
const levels = 6;

export const positionalEncoding: Component = {
  parameters,
  settle: (values) => {
    const { d, n, entry } = tableOf(withinBounds(parameters, values));
    const even = d - (d % 2);
    return { d: even, n, entry: Math.min(entry, even - 1) };
  },
  explain: (values, locale) => explain(tableOf(values), locale),
  draw: (values, locale, title) => {
    const table = tableOf(values);
    const bottom = table.d * rowHeight;
    return frame(
      {
        width: left + fieldWidth + 12,
        height: bottom + gap + plotHeight + 8,
        smallestType: 12,
        title,
        description: explain(table, locale),
      },
      element(
        "g",
        { transform: "translate(0 4)" },
        ...drawCells(table),
        ...drawAxes(table, locale),
        ...drawCurve(table, bottom + gap),
      ),
    );
  },
};

/** One path for each level of colour: a table of a thousand cells stays small. */
function drawCells(table: Table): string[] {
  const width = fieldWidth / table.n;
  const paths = upTo(levels).map(() => "");
  for (let entry = 0; entry < table.d; entry++) {
    for (let position = 0; position < table.n; position++) {
      const level = Math.min(levels - 1, Math.floor(((encoding(table, position, entry) + 1) / 2) * levels));
      paths[level] +=
        `M${print(left + position * width)} ${entry * rowHeight}h${print(width)}v${rowHeight}h-${print(width)}`;
    }
  }
  return paths.map((d, level) => element("path", { d, fill: `var(--heat-${level})` }));
}

function drawAxes({ d, n, entry }: Table, locale: Locale): string[] {
  const text = { "font-size": 12, fill: "var(--ink-3)" };
  const y = d * rowHeight + 15;
  const here = { y: entry * rowHeight, height: rowHeight };
  return [
    element("text", { x: left - 6, y: 9, "text-anchor": "end", ...text }, entry > 1 ? "0" : ""),
    element(
      "text",
      { x: left - 6, y: d * rowHeight, "text-anchor": "end", ...text },
      entry < d - 2 ? String(d - 1) : "",
    ),
    element(
      "text",
      { x: left - 6, y: here.y + rowHeight / 2 + 4.2, "text-anchor": "end", ...text, fill: "var(--accent)" },
      String(entry),
    ),
    element("text", { x: left, y, ...text }, "0"),
    element("text", { x: left + fieldWidth, y, "text-anchor": "end", ...text }, String(n - 1)),
    element(
      "text",
      { x: left + fieldWidth / 2, y, "text-anchor": "middle", ...text },
      contentWords(locale).positionalEncoding.position,
    ),
    element("rect", {
      x: left,
      width: fieldWidth,
      ...here,
      fill: "none",
      stroke: "var(--accent)",
      "stroke-width": 2,
    }),
  ];
}

function drawCurve(table: Table, top: number): string[] {
  const x = (position: number) => print(left + ((position + 0.5) / table.n) * fieldWidth);
  const y = (value: number) => print(top + plotHeight / 2 - (value * plotHeight) / 2);
  const value = (position: number) => encoding(table, position, table.entry);
  const steps = 240;
  const line = Array.from({ length: steps + 1 }, (_, step) => {
    const position = (step / steps) * (table.n - 1);
    return `${x(position)} ${y(value(position))}`;
  });
  const dots = upTo(table.n).map((each) =>
    element("circle", { cx: x(each - 1), cy: y(value(each - 1)), r: 2, fill: "var(--accent)" }),
  );
  const text = { "font-size": 12, "text-anchor": "end", fill: "var(--ink-3)" };
  return [
    element("path", { d: `M${left} ${y(0)}H${left + fieldWidth}`, stroke: "var(--line-2)", fill: "none" }),
    element("path", {
      d: `M${line.join("L")}`,
      stroke: "var(--accent)",
      "stroke-opacity": 0.6,
      fill: "none",
    }),
    ...dots,
    element("text", { x: left - 6, y: y(1) + 4, ...text }, "1"),
    element("text", { x: left - 6, y: y(-1) + 4, ...text }, "−1"),
  ];
}

function print(value: number): number {
  return Math.round(value * 10) / 10;
}

function explain(table: Table, locale: Locale): string {
  const { d, entry } = table;
  const pair = Math.floor(entry / 2) * 2;
  const length = wavelength(table, entry);
  const rounded = length < 100 ? Math.round(length * 10) / 10 : Math.round(length);
  const name = entry % 2 === 0 ? "sin" : "cos";
  return contentWords(locale).positionalEncoding.explain({
    ...table,
    formula: `${name}(t / 10000^(${pair}/${d}))`,
    period: new Intl.NumberFormat(languageTag(locale)).format(rounded),
    // With a single pair there is one frequency only.
    hasSlower: d > 2,
  });
}
