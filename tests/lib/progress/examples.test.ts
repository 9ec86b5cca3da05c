import { expect, test } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { chartKinds, shownCharts } from "@/lib/progress/chart-kinds";
import { exampleContext, exampleCounters } from "@/lib/progress/example";
import { contextOf, noCounters, today } from "./progress-arbitraries";

const concepts = ["a", "b", "c", "d"].map((concept, i) => ({
  id: `small/${concept}`,
  course: "small",
  concept,
  name: concept,
  prerequisites: i === 0 ? [] : ["small/a"],
  items: 3,
  met: 0,
  recall: null,
  note: null,
}));

test("who begins sees an example of every chart, and from which day it will be their own", () => {
  const shown = shownCharts({ ...noCounters, concepts }, { ...contextOf(), newGroups: [] });
  for (const [name, chart] of Object.entries(shown)) {
    expect([name, chart.exampleUntil]).not.toEqual([name, null]);
    expect(chart.exampleUntil).toBeGreaterThanOrEqual(today);
  }
  expect(shown.retention.exampleUntil).toBe(today + 2);
});

test("no example is empty itself", () => {
  const [context, counters] = [contextOf(), { ...noCounters, concepts }];
  const example = exampleCounters(context, counters);
  for (const [name, kind] of Object.entries(chartKinds))
    expect([name, kind.isEmpty(example, exampleContext(context))]).toEqual([name, false]);
});

test("every sentence, column, term and example has its words in each language", () => {
  const example = exampleCounters(contextOf(), { ...noCounters, concepts });
  const findings = Object.values(chartKinds).flatMap((kind) => [
    kind.chart(example, exampleContext(contextOf())).finding.says,
    kind.chart({ ...noCounters, concepts }, contextOf()).finding.says,
  ]);
  for (const locale of locales) {
    const words: Record<string, unknown> = messages[locale].progress;
    const at = (key: string) =>
      key.split(".").reduce<unknown>((found, part) => (found as Record<string, unknown>)?.[part], words);
    for (const says of findings) expect([says, typeof at(says)]).toEqual([says, "string"]);
    for (const [name, kind] of Object.entries(chartKinds)) {
      expect([name, typeof at(`until.${name}`), typeof at(`${name}.title`)]).toEqual([
        name,
        "string",
        "string",
      ]);
      for (const column of kind.chart(example, contextOf()).table.columns)
        expect([column.name, typeof at(`columns.${column.name}`)]).toEqual([column.name, "string"]);
    }
  }
});
