import fc from "fast-check";
import { expect, test } from "vitest";
import { chartCsv } from "@/lib/progress/chart-csv";

const columns = [
  { name: "title", unit: "text" },
  { name: "day", unit: "day" },
  { name: "recall", unit: "share" },
] as const;

/** A reader of CSV by RFC 4180, written apart from the writer. */
function read(csv: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < csv.length; i += 1) {
    const [sign, row] = [csv[i]!, rows.at(-1)!];
    if (quoted && sign === '"' && csv[i + 1] === '"') {
      row[row.length - 1] += '"';
      i += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") row.push("");
    else if (!quoted && sign === "\r") {
      rows.push([""]);
      i += 1;
    } else row[row.length - 1] += sign;
  }
  return rows.slice(0, -1);
}

test("a reader gets back what was written, whatever the text", () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ",", "\r", "\n", "=", "@", "好", " ") }),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      const csv = chartCsv({ columns, rows: texts.map((each) => [each, 20_000, 0.5]) });
      const rows = read(csv.replace(/^\uFEFF/, ""));
      expect(rows[0]).toEqual(["title", "day", "recall"]);
      expect(rows.slice(1).map((row) => row[0]?.replace(/^'/, ""))).toEqual(
        texts.map((each) => each.replace(/^'/, "")),
      );
    }),
  );
});

test("no cell begins as a formula does", () => {
  const start = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "\n=");
  fc.assert(
    fc.property(start, fc.string(), (sign, rest) => {
      const [, [cell] = []] = read(chartCsv({ columns, rows: [[sign + rest, null, null]] }).slice(1));
      expect(cell?.startsWith("'")).toBe(true);
    }),
  );
});

test("days are dates, shares have six decimals at most, nothing is empty, and negative numbers stay numbers", () => {
  const csv = chartCsv({
    columns: [...columns, { name: "n", unit: "count" }],
    rows: [["a", 20_000, 2 / 3, -4]],
  });
  expect(csv).toBe("\uFEFFtitle,day,recall,n\r\na,2024-10-04,0.666667,-4\r\n");
  expect(chartCsv({ columns, rows: [[null, null, null]] }).split("\r\n")[1]).toBe(",,");
});
