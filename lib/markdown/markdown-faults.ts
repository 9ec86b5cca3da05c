/** Likely mistakes that Markdown accepts silently. */
import type { Code, Nodes, Parents, Root, Table, TableCell, Text } from "mdast";
import { visit } from "unist-util-visit";

export type MarkdownFault = {
  /** Characters from the start of the text. */
  readonly offset: number;
  readonly severity: "error" | "warning";
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
};

/** `tree` is the parsed text. */
export function markdownFaults(tree: Root, text: string): MarkdownFault[] {
  const faults: MarkdownFault[] = [];
  visit(tree, (node) => {
    if (node.type === "table") faults.push(...cutRows(node, text));
    if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell")
      faults.push(...plainDollars(node, text));
    if (node.type === "paragraph") faults.push(...brokenTable(node, text));
    if (node.type === "code") faults.push(...openCode(node, text));
  });
  return faults;
}

/** Code that runs to the end of the text because its fence is not closed. */
function openCode(node: Code, text: string): MarkdownFault[] {
  const lines = sourceOf(node, text).split("\n");
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? "")?.[0];
  if (fence === undefined || (lines.length > 1 && lines.at(-1)?.trim().startsWith(fence))) return [];
  return [
    {
      offset: startOf(node),
      severity: "error",
      rule: "unclosed-fence",
      message: "The code that begins here is never closed in its text.",
      remedy: `Put a line ${fence} below it, indented as this one.`,
    },
  ];
}

const dollarSign = /(?<!\\)(?:\\\\)*\$/g;

/** A dollar sign that begins no formula though another one follows: money, or a mistyped formula. */
function plainDollars(parent: Parents, text: string): MarkdownFault[] {
  const plain = textsIn(parent).flatMap((node) => {
    const start = startOf(node);
    return [...sourceOf(node, text).matchAll(dollarSign)].map(
      ({ index, 0: found }) => start + index + found.length - 1,
    );
  });
  const [first] = plain;
  if (first === undefined) return [];
  const next = text.indexOf("$", first + 1);
  if (next < 0 || next >= endOf(parent)) return [];
  const inside = text.slice(first + 1, next);
  const why =
    inside.trim() !== inside
      ? "what stands between it and the next one begins or ends with a space"
      : /^\d/.test(text.slice(next + 1))
        ? "a digit follows the next one"
        : "there are Chinese words before the next one";
  return [
    {
      offset: first,
      severity: "warning",
      rule: "plain-dollar",
      message: `This dollar sign is taken for money: ${why}.`,
      remedy:
        "Write `\\$` if it is money; in a formula leave no space after the first and before the last `$`.",
    },
  ];
}

function textsIn(parent: Parents): Text[] {
  const texts: Text[] = [];
  visit(parent as Nodes, "text", (node) => {
    texts.push(node);
  });
  return texts;
}

/** A `|` ends a cell, even in a formula or in code, and cells beyond those of the header are dropped. */
function cutRows(table: Table, text: string): MarkdownFault[] {
  const [head, ...rows] = table.children;
  const columns = head?.children.length ?? 0;
  return rows.flatMap((row) => {
    const surplus = row.children.length - columns;
    const cut = row.children.filter((cell) => isCut(cell, text));
    if (surplus <= 0 && cut.length < 2) return [];
    const message =
      surplus > 0
        ? `This row has ${row.children.length} cells, and its head ${columns}: the last would be lost.`
        : "A formula or code of this row is cut in two by a `|`.";
    const place = surplus > 0 ? row.children[columns] : cut[0];
    return [{ ...cellFault, offset: startOf(place ?? row), message }];
  });
}

const cellFault = {
  severity: "error",
  rule: "table-cells",
  remedy:
    "In a table write `\\mid` for the `|` of a formula, `\\lvert … \\rvert` for an absolute value, and `\\|` elsewhere.",
} as const;

/** Whether the cell contains one half of a formula or code span. */
function isCut(cell: TableCell, text: string): boolean {
  return textsIn(cell).some((node) => {
    const source = sourceOf(node, text).replace(/\\[\s\S]/g, "");
    return /[$`]/.test(source) && (source.split("$").length % 2 === 0 || source.split("`").length % 2 === 0);
  });
}

/** The delimiter row below a table's header; with a single column only if it has bars on both sides. */
function isDelimiterRow(line: string): boolean {
  const cells = line.split("|").map((cell) => cell.trim());
  const isFramed = cells.at(0) === "" && cells.at(-1) === "";
  const inner = cells.slice(cells.at(0) === "" ? 1 : 0, cells.at(-1) === "" ? -1 : undefined);
  return inner.length > (isFramed ? 0 : 1) && inner.every((cell) => /^:?-+:?$/.test(cell));
}

/** Lines that are not a table because the delimiter row and the header have different numbers of cells. */
function brokenTable(node: Parents, text: string): MarkdownFault[] {
  const lines = sourceOf(node, text).split("\n");
  const at = lines.findIndex((line, index) => index > 0 && isDelimiterRow(line));
  const head = lines[at - 1];
  if (at < 1 || head === undefined || !head.includes("|")) return [];
  const offset = startOf(node) + lines.slice(0, at - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const message = `This is not read as a table: its head has ${cellsIn(head)} cells, the line below ${cellsIn(lines[at] ?? "")}.`;
  return [{ ...cellFault, offset, message }];
}

function cellsIn(line: string): number {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).length;
}

function sourceOf(node: Nodes, text: string): string {
  return text.slice(startOf(node), endOf(node));
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
