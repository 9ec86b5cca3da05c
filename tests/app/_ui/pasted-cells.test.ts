import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pastedInto } from "@/app/_ui/items/pasted-cells";

const empty = (rows: number, cols: number) =>
  Array.from({ length: rows }, () => Array.from({ length: cols }, () => ""));
const start = { row: 0, col: 0 };
const two = [
  ["1", "2"],
  ["3", "4"],
];

describe("a matrix of two rows is filled", () => {
  test.each([
    ["a spreadsheet", "1\t2\n3\t4\n"],
    ["a spreadsheet on Windows", "1\t2\r\n3\t4\r\n"],
    ["code", "[[1, 2], [3, 4]]"],
    ["code in lines", "[[1, 2],\n [3, 4]]"],
    ["what this field itself writes", "[[1; 2], [3; 4]]"],
    ["mathematics", "[1 2; 3 4]"],
    ["lines with spaces", "1 2\n3  4"],
    ["lines with commas", "1,2\n3,4"],
    ["Chinese commas", "1，2\n3、4"],
    ["Chinese brackets and semicolons", "【1，2；3，4】"],
    ["one row", "1 2 3 4"],
    ["one column", "1\n2\n3\n4"],
  ])("from %s", (_, text) => {
    expect(pastedInto(empty(2, 2), start, text)).toEqual(two);
  });
});

test("a comma in a number stays if another separator divides the entries", () => {
  expect(pastedInto(empty(1, 2), start, "1,5 2,5")).toEqual([["1,5", "2,5"]]);
  expect(pastedInto(empty(1, 2), start, "1,5, 2,5")).toEqual([["1,5", "2,5"]]);
  expect(pastedInto(empty(1, 2), start, "1,5\t2,5")).toEqual([["1,5", "2,5"]]);
});

test("a row goes in from the cell where it is pasted, and leaves the others as they are", () => {
  const cells = [
    ["1", "2", "3"],
    ["4", "5", "6"],
  ];
  expect(pastedInto(cells, { row: 1, col: 1 }, "8\t9")).toEqual([
    ["1", "2", "3"],
    ["4", "8", "9"],
  ]);
  expect(pastedInto(cells, { row: 1, col: 0 }, "7 8 9")?.[1]).toEqual(["7", "8", "9"]);
});

test("an empty cell of a spreadsheet stays empty", () => {
  expect(pastedInto(empty(2, 3), start, "1\t\t3\n4\t5\t")).toEqual([
    ["1", "", "3"],
    ["4", "5", ""],
  ]);
});

test.each(["5", "1/2", "-0.25", "1,5", "", " \n"])("%j is for the one field", (text) => {
  for (const col of [0, 1, 2]) expect(pastedInto(empty(2, 3), { row: 0, col }, text)).toBeNull();
});

test("a text larger than the matrix fills nothing", () => {
  expect(pastedInto(empty(2, 2), start, "1 2 3\n4 5 6\n7 8 9")).toBeNull();
});

test("cells copied from a spreadsheet are filled in unchanged", () => {
  const side = fc.integer({ min: 1, max: 4 });
  const number = fc.integer({ min: -99, max: 99 }).map(String);
  const matrix = fc
    .tuple(side, side)
    .chain(([rows, cols]) =>
      fc.array(fc.array(number, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows }),
    );
  fc.assert(
    fc.property(matrix, (cells) => {
      fc.pre(cells.flat().length > 1);
      const text = cells.map((line) => line.join("\t")).join("\n");
      expect(pastedInto(empty(cells.length, cells[0]!.length), start, text)).toEqual(cells);
    }),
  );
});
