/** What one unit sees of the input, layer by layer: a section along one row of the maps. */
import { contentWords } from "@/lib/i18n/content-words";
import { type Locale, perLocale } from "@/lib/i18n/locale";
import { element, frame } from "../svg";
import { type Component, type Parameter, upTo, type Values, withinBounds } from "./component";

const mostLayers = 6;

const parameters: readonly Parameter[] = [
  {
    name: "layers",
    label: perLocale((locale) => contentWords(locale).receptiveField.layers),
    min: 1,
    max: mostLayers,
    initial: 3,
  },
  {
    name: "k",
    label: perLocale((locale) => contentWords(locale).receptiveField.k),
    min: 1,
    max: 5,
    initial: 3,
  },
  {
    name: "s",
    label: perLocale((locale) => contentWords(locale).receptiveField.s),
    min: 1,
    max: 3,
    initial: 1,
  },
];

/** More cells cannot be told apart on a phone. */
const widestField = 41;

type Net = { readonly layers: number; readonly k: number; readonly s: number };

function netOf({ layers = 3, k = 3, s = 1 }: Values): Net {
  return { layers, k, s };
}

/** Units of the layer `below` levels down that one unit sees: each level widens the view by k − 1 of its steps. */
function seen({ k, s }: Net, below: number): number {
  return upTo(below).reduce((units) => (units - 1) * s + k, 1);
}

/** The number of layers that fit with this kernel and stride. */
function roomFor(net: Net): number {
  return Math.max(1, ...upTo(mostLayers).filter((layers) => seen(net, layers) <= widestField));
}

export const receptiveField: Component = {
  parameters,
  settle: (values) => {
    const net = netOf(withinBounds(parameters, values));
    return { ...net, layers: Math.min(net.layers, roomFor(net)) };
  },
  explain: (values, locale) => explain(netOf(values), locale),
  draw: (values, locale, title) => {
    const net = netOf(values);
    const height = net.layers * rowHeight + cellHeight;
    return frame(
      {
        width: fieldWidth + wordsWidth,
        height: height + 4,
        smallestType: 12,
        title,
        description: explain(net, locale),
      },
      element(
        "g",
        { transform: "translate(0 2)" },
        ...upTo(net.layers).map((level) => drawFans(net, level)),
        ...rowsOf(net).map((row) => drawRow(net, row, locale)),
      ),
    );
  },
};

const fieldWidth = 252;
const wordsWidth = 88;
const rowHeight = 48;
const cellHeight = 18;
const widestCell = 22;

/** Levels below the unit at the top, from 0. */
function rowsOf({ layers }: Net): number[] {
  return [0, ...upTo(layers)];
}

/** The centre of a unit, in px: a unit of a higher layer stands over the centre of what it sees of the input. */
function middleOf(net: Net, level: number, unit: number): number {
  const inputs = seen(net, net.layers);
  const step = net.s ** (net.layers - level);
  const reach = seen(net, net.layers - level);
  return (((unit - 1) * step + reach / 2) / inputs) * fieldWidth;
}

function cellWidth(net: Net, level: number): number {
  const pitch = (fieldWidth / seen(net, net.layers)) * net.s ** (net.layers - level);
  return Math.min(widestCell, Math.max(3, pitch - 2));
}

/** For each unit of the row above, lines to the outermost units that it sees, and the area between them. */
function drawFans(net: Net, level: number): string {
  const top = (level - 1) * rowHeight + cellHeight;
  const bottom = level * rowHeight;
  return upTo(seen(net, level - 1))
    .map((unit) => {
      const first = (unit - 1) * net.s + 1;
      const half = cellWidth(net, level) / 2;
      const left = middleOf(net, level, first) - half;
      const right = middleOf(net, level, first + net.k - 1) + half;
      const x = middleOf(net, level - 1, unit);
      const points = `${print(x)},${top} ${print(left)},${bottom} ${print(right)},${bottom}`;
      return element("polygon", {
        points,
        fill: "var(--accent)",
        "fill-opacity": 0.08,
        stroke: "var(--accent)",
        "stroke-opacity": 0.45,
        "stroke-width": 0.75,
      });
    })
    .join("");
}

function drawRow(net: Net, level: number, locale: Locale): string {
  const width = cellWidth(net, level);
  const cells = upTo(seen(net, level)).map((unit) =>
    element("rect", {
      x: middleOf(net, level, unit) - width / 2,
      y: level * rowHeight,
      width,
      height: cellHeight,
      rx: Math.min(2, width / 4),
      fill: "var(--accent-wash)",
      stroke: "var(--accent)",
      "stroke-width": 1.25,
    }),
  );
  const words = element(
    "text",
    {
      x: fieldWidth + 12,
      y: level * rowHeight + cellHeight / 2 + 4.5,
      "font-size": 13,
      fill: "var(--ink-2)",
    },
    rowWords(net, level, locale),
  );
  return cells.join("") + words;
}

function rowWords(net: Net, level: number, locale: Locale): string {
  const units = seen(net, level);
  const { input, layer } = contentWords(locale).receptiveField;
  return level === net.layers ? input(units) : layer(net.layers - level, units);
}

function print(value: number): number {
  return Math.round(value * 10) / 10;
}

function explain(net: Net, locale: Locale): string {
  const widths = upTo(net.layers).map((level) => seen(net, level));
  const room = roomFor(net);
  return contentWords(locale).receptiveField.explain({
    ...net,
    seen: widths,
    room: room < mostLayers ? room : null,
  });
}
