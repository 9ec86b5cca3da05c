import { expect, test } from "vitest";
import { tableHtml } from "@/app/progress/table-html";

const words = {
  title: "A & B",
  column: (name: string) => `the ${name}`,
  term: (name: string) => `term ${name}`,
};

test("a table is written in the language of the page, and no text of it becomes markup", () => {
  const table = {
    columns: [
      { name: "day", unit: "day" },
      { name: "kind", unit: "term" },
      { name: "recall", unit: "share" },
      { name: "title", unit: "text" },
    ],
    rows: [
      [20_000, "young", 0.8765, `<img src=x onerror="alert(1)">`],
      [null, "mature", null, ""],
    ],
  } as const;
  expect(tableHtml(table, words, "en")).toBe(
    "<table><caption class=sr-only>A &amp; B</caption>" +
      "<thead><tr><th scope=col>the day</th><th scope=col>the kind</th><th scope=col class=n>the recall</th>" +
      "<th scope=col>the title</th></tr></thead><tbody>" +
      "<tr><td>4 October 2024</td><td>term young</td><td class=n>87.7%</td>" +
      "<td>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</td></tr>" +
      "<tr><td>–</td><td>term mature</td><td class=n>–</td><td>–</td></tr></tbody></table>",
  );
  expect(tableHtml(table, words, "zh")).toContain("<td>2024年10月4日</td>");
});
