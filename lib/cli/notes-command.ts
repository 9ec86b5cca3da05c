/** The commands of `npm run -s notes`, independent of the process that they run in. */
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isLocale, type Locale, locales, originalLocale } from "@/lib/i18n/locale";
import type { Given } from "@/lib/items/item-kind";
import { NotesProblem } from "./notes-problem";
import { parseJson } from "./parse-json";
import type { Terminal } from "./terminal";

const help = `Usage: npm run -s notes -- <command> [options]

  check [path…]                      Everything that is wrong with notes, and what the publish gate finds.
                                     A path is a note, a course or a folder of courses, from where you stand.
  draw <course>/<item>               Variants with their key, one JSON line each.
      [--seed N] [--count N]         Always the same ones for the same seed (default 1).
      [--with '{"n": 227, …}']       The one variant with these values.
      [--locale ${locales.join("|")}]
  draw -                             The same for JSON lines {"item", "with"?, "seed"?, "locale"?} from standard input.
  score <course>/<item> --with '{…}' --answer 'TEXT' [--locale ${locales.join("|")}]
                                     Grades an answer; prints a JSON line.
  score -                            The same for JSON lines {"item", "with", "answer", "locale"?} from standard input.
  list                               Every item.
  export <course> [--to DIR]         Writes the files of a course that is written in the editor into a folder
                                     (default: its name, where you stand).
  import <course> [--from DIR]       Makes the files of a folder its latest version; nothing is published by that.

  --content DIR   Where the courses are (default: Notecurve's own content).
  --json          JSON instead of text; draw and score print JSON anyway.
  --help          This page.

Ends with 0 if all is well, 1 if check found something, 2 if the command can't be carried out as it was given.`;

const options = {
  seed: { type: "string", default: "1" },
  count: { type: "string", default: "1" },
  with: { type: "string" },
  answer: { type: "string" },
  locale: { type: "string", default: originalLocale },
  content: { type: "string" },
  to: { type: "string" },
  from: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

type Options = ReturnType<typeof readArguments>["values"];

/** The default content directory, relative to the repository's root. */
const ownContent = "content";

/** Each loads only what it needs: loading the compiler takes longer than looking up its cached results. */
type Command = (operands: readonly string[], options: Options, terminal: Terminal) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  check,
  draw,
  score,
  list,
  export: exportTo,
  import: importFrom,
};

/** Runs a command line. Returns the exit code; errors that the user can fix are never thrown. */
export async function runNotes(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(words, terminal);
  } catch (error) {
    if (!(error instanceof NotesProblem)) throw error;
    terminal.complain(error.message);
    if (words.includes("--json")) terminal.print(JSON.stringify({ error: error.message }));
    return 2;
  }
}

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(words);
  const [name, ...operands] = positionals;
  if (values.help) {
    terminal.print(help);
    return 0;
  }
  if (name === undefined) throw new NotesProblem(help);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new NotesProblem(
      `There is no command ${name}. Commands: ${Object.keys(commands).join(", ")}; more with --help.`,
    );
  }
  return command(operands, values, terminal);
}

function readArguments(words: readonly string[]) {
  try {
    return parseArgs({ args: joinNegative(words), options, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError) throw new NotesProblem(`${error.message} See --help.`);
    throw error;
  }
}

/** `--answer -55` as `--answer=-55`: parseArgs would refuse it as ambiguous. */
function joinNegative(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const value = words[at + 1];
    const isNegative = takesValue(word) && value !== undefined && /^-(?!-[a-z])/.test(value);
    joined.push(isNegative ? `${word}=${value}` : word);
    if (isNegative) at++;
  }
  return joined;
}

function takesValue(word: string): boolean {
  return Object.entries(options).some(([name, { type }]) => word === `--${name}` && type === "string");
}

async function check(
  paths: readonly string[],
  { content, json }: Options,
  terminal: Terminal,
): Promise<number> {
  const start = performance.now();
  const { checkNotes, isClean, printReport } = await import("./notes-check");
  const { directory } = terminal;
  // Places are printed so that the user can open them from the working directory.
  const shown = paths.length > 0 ? paths : [content ?? relative(directory, ownContent)];
  const report = await checkNotes(directory, shown);
  terminal.print(json ? JSON.stringify(report, null, 2) : printReport(report, performance.now() - start));
  return isClean(report) ? 0 : 1;
}

async function exportTo(operands: readonly string[], { to }: Options, terminal: Terminal): Promise<number> {
  const { exportFolder } = await import("./notes-exchange");
  const course = onlyOperand(operands);
  return exportFolder(course, resolve(terminal.directory, to ?? course), terminal);
}

async function importFrom(
  operands: readonly string[],
  { from }: Options,
  terminal: Terminal,
): Promise<number> {
  const { importFolder } = await import("./notes-exchange");
  const course = onlyOperand(operands);
  return importFolder(course, resolve(terminal.directory, from ?? course), terminal);
}

async function draw(operands: readonly string[], values: Options, terminal: Terminal): Promise<number> {
  const name = onlyOperand(operands);
  const seed = readSeed(values.seed);
  const { NotesLibrary } = await import("./notes-library");
  const { answerLines, drawForLine } = await import("./notes-lines");
  const { describeVariant, drawVariant, readGiven } = await import("./notes-variant");
  const library = new NotesLibrary(contentDirectory(values, terminal));
  if (name === "-")
    return printLines(
      terminal,
      answerLines(terminal.input, (line) => drawForLine(library, line, seed)),
    );
  const item = await library.item(name);
  const locale = readLocale(values.locale);
  const drawn =
    values.with === undefined
      ? Array.from({ length: readCount(values.count) }, (_, index) => ({
          given: drawVariant(item, `${seed}/${index}`),
          warnings: [],
        }))
      : [readGiven(item, readWith(values.with))];
  for (const given of drawn) {
    const line = describeVariant(name, item, given, locale);
    for (const warning of line.warnings ?? []) terminal.complain(`warning: ${warning}`);
    terminal.print(JSON.stringify(line));
  }
  return 0;
}

async function score(operands: readonly string[], values: Options, terminal: Terminal): Promise<number> {
  const name = onlyOperand(operands);
  const { NotesLibrary } = await import("./notes-library");
  const { answerLines, scoreForLine } = await import("./notes-lines");
  const { readGiven, scoreAnswer } = await import("./notes-variant");
  const library = new NotesLibrary(contentDirectory(values, terminal));
  if (name === "-")
    return printLines(
      terminal,
      answerLines(terminal.input, (line) => scoreForLine(library, line)),
    );
  if (values.answer === undefined) throw new NotesProblem("--answer is missing.");
  const item = await library.item(name);
  const line = scoreAnswer(
    item,
    readGiven(item, readWith(values.with ?? "{}")),
    values.answer,
    readLocale(values.locale),
  );
  for (const warning of line.warnings ?? []) terminal.complain(`warning: ${warning}`);
  terminal.print(JSON.stringify(line));
  return 0;
}

async function list(operands: readonly string[], values: Options, terminal: Terminal): Promise<number> {
  if (operands.length > 0) throw new NotesProblem("`list` takes no names. See --help.");
  const { NotesLibrary } = await import("./notes-library");
  const library = new NotesLibrary(contentDirectory(values, terminal));
  for (const slug of await library.courses()) {
    for (const { id, kind, note, anchor, concepts, locales, tests, misconceptions } of (
      await library.course(slug)
    ).items) {
      const item = `${slug}/${id}`;
      terminal.print(
        values.json
          ? JSON.stringify({ item, kind, note, anchor, concepts, locales, tests, misconceptions })
          : `${item}  ${kind}  ${note}#${anchor}  ${concepts.join(", ")}  ${locales.join(" ")}`,
      );
    }
  }
  return 0;
}

async function printLines(terminal: Terminal, lines: AsyncIterable<object>): Promise<number> {
  for await (const line of lines) terminal.print(JSON.stringify(line));
  return 0;
}

function contentDirectory({ content }: Options, { directory }: Terminal): string {
  return content === undefined ? ownContent : resolve(directory, content);
}

function onlyOperand(operands: readonly string[]): string {
  const [name] = operands;
  if (name === undefined || operands.length > 1)
    throw new NotesProblem(
      "Name one item as <course>/<item>, or `-` for lines from standard input. See --help.",
    );
  return name;
}

function readLocale(text: string): Locale {
  if (!isLocale(text)) throw new NotesProblem(`--locale is ${locales.join(" or ")}, not ${text}.`);
  return text;
}

function readSeed(text: string): string {
  if (!/^-?\d+$/.test(text)) throw new NotesProblem(`--seed is a whole number, not ${text}.`);
  return text;
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100_000)
    throw new NotesProblem(`--count is a whole number from 1 to 100000, not ${text}.`);
  return count;
}

function readWith(text: string): Given {
  const values = parseJson(text);
  if (typeof values !== "object" || values === null || Array.isArray(values))
    throw new NotesProblem(`--with takes a JSON object, as '{"n": 5}'.`);
  // JSON.parse returns JSON.
  return values as Given;
}
