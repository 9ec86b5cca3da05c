/** Exercises as authors write them, for the tests of this folder. */

import type { SourceBlock } from "@/lib/blocks/source-block";
import type { Locale } from "@/lib/i18n/locale";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import { readExercise } from "@/lib/items/exercise/read-exercise";

/** A block whose fence is on line 10. */
export function block(yaml: string, locale: Locale = "en"): SourceBlock {
  return { kind: "exercise", file: `note.${locale}.md`, locale, yaml, line: 10, column: 1 };
}

/** The body of a valid block. */
export function body(yaml: string, translation?: string): ExerciseBody {
  const { items, diagnostics } = readExercise(
    block(yaml),
    translation === undefined ? [] : [block(translation, "zh")],
  );
  const [item] = items;
  if (item === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return item.body;
}

export const outputSide = `
id: conv.side
concepts: [conv.output-size]
title: Output side
given:
  n: { int: [12, 64] }
  k: { from: [3, 5, 7] }
  s: { int: [1, 3] }
  p: { int: [1, 2] }
where:
  - 2*p <= k - 1
  - s <= k
let:
  span: n + 2*p - k
ask: A {{n}}×{{n}} map meets a {{k}}×{{k}} kernel, stride {{s}}, padding {{p}}. How wide is the output?
answer: { kind: integer, value: floor(span/s) + 1 }
misconceptions:
  - { id: pad-once, value: floor((n + p - k)/s) + 1, says: "Padding of {{p}} is on both sides." }
  - { id: no-plus-one, value: floor(span/s), says: The first position counts too. }
  - { id: no-floor, value: span/s + 1, says: Only whole steps count. }
solution:
  - The kernel moves over $ {{span}} $ cells.
  - With the first position, {{answer}}.
tests:
  - { with: { n: 16, k: 3, s: 1, p: 1 }, answer: 16 }
`;

export const outputSideZh = `
id: conv.side
title: 输出边长
ask: "{{n}}×{{n}}的图，{{k}}×{{k}}的核，步幅{{s}}，填充{{p}}。输出多宽？"
misconceptions:
  pad-once: 填充{{p}}在两边都有。
  no-plus-one: 起始位置也要算。
  no-floor: 只算整步。
solution:
  - 核能移动{{span}}格。
  - 加上起点，得{{answer}}。
`;
