/** `draw -` and `score -`: one JSON line in, one JSON line out, in order. */
import { createInterface } from "node:readline";
import { z } from "zod";
import { locales, originalLocale } from "@/lib/i18n/locale";
import type { Given } from "@/lib/items/item-kind";
import type { NotesLibrary } from "./notes-library";
import { NotesProblem } from "./notes-problem";
import {
  describeVariant,
  drawVariant,
  readGiven,
  type ScoreLine,
  scoreAnswer,
  type VariantLine,
} from "./notes-variant";
import { parseJson } from "./parse-json";

const lineSchema = z.strictObject({
  item: z.string(),
  // It was parsed from JSON already, and zod's records would drop a name such as __proto__.
  with: z.custom<Given>(isObject, "expected an object").optional(),
  answer: z.union([z.string(), z.number().transform(String)]).optional(),
  locale: z.enum(locales).optional(),
  seed: z.union([z.string(), z.number().transform(String)]).optional(),
});

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Line = z.infer<typeof lineSchema>;

/** The answer to one line; a problem with the line is its answer. */
export type LineAnswer = VariantLine | ScoreLine | { readonly error: string };

/** Blank lines at the end are skipped; others are answered, so that lines and answers have the same numbers. */
export async function* answerLines(
  input: NodeJS.ReadableStream,
  answer: (line: Line) => Promise<LineAnswer>,
): AsyncGenerator<LineAnswer> {
  let blank = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const text = line.replace(/^\ufeff/, "");
    if (text.trim() === "") {
      blank++;
      continue;
    }
    for (; blank > 0; blank--) yield { error: "The line is empty." };
    yield await answerLine(text, answer);
  }
}

export async function drawForLine(
  library: NotesLibrary,
  line: Line,
  defaultSeed: string,
): Promise<VariantLine> {
  const item = await library.item(line.item);
  const given =
    line.with === undefined
      ? { given: drawVariant(item, `${line.seed ?? defaultSeed}/0`), warnings: [] }
      : readGiven(item, line.with);
  return describeVariant(line.item, item, given, line.locale ?? originalLocale);
}

export async function scoreForLine(library: NotesLibrary, line: Line): Promise<ScoreLine> {
  if (line.answer === undefined) throw new NotesProblem("`answer` is missing.");
  const item = await library.item(line.item);
  return scoreAnswer(item, readGiven(item, line.with ?? {}), line.answer, line.locale ?? originalLocale);
}

async function answerLine(text: string, answer: (line: Line) => Promise<LineAnswer>): Promise<LineAnswer> {
  try {
    return await answer(readLine(text));
  } catch (error) {
    if (error instanceof NotesProblem) return { error: error.message };
    // Thousands of nested brackets in one line overflow the stack; the other lines must not fail with it.
    if (error instanceof RangeError) {
      return { error: `The line asks for too much: ${error.message}. Nest it less deeply.` };
    }
    throw error;
  }
}

function readLine(text: string): Line {
  const read = lineSchema.safeParse(parseJson(text));
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  throw new NotesProblem(
    `The line is not {"item", "with"?, "answer"?, "locale"?, "seed"?}: ${issues.join("; ")}.`,
  );
}
