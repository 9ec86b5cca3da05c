/** The editor's worker: compiles the note at every change, tries its items out, and draws and grades them. */
import { type ExerciseBench, exerciseBench } from "@/lib/authoring/bench/exercise-bench";
import type { ExerciseSurvey } from "@/lib/authoring/bench/survey-exercise";
import { testCaseAnswer } from "@/lib/authoring/bench/test-case-answer";
import { type CourseNames, courseNames } from "@/lib/authoring/course-names";
import { type Draft, DraftCompiler } from "@/lib/authoring/draft-compiler";
import { draftPage } from "@/lib/authoring/draft-page";
import { findingDiagnostic } from "@/lib/authoring/finding-diagnostic";
import { readVocabulary } from "@/lib/authoring/vocabulary";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { ExpressionError } from "@/lib/expression/expression-error";
import { tellGraphviz, withGraphviz } from "@/lib/figures/graphviz";
import type { Locale } from "@/lib/i18n/locale";
import { shownLocale } from "@/lib/i18n/localized";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import type { Given, Json } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { TrialView } from "@/lib/quiz/api";
import { renderAsk, renderReveal } from "@/lib/services/render-view";
import { type BodyScoreView, scoreBody } from "@/lib/services/score-body";
import type { FileOfCourse, FromWorker, ToWorker } from "./worker-messages";

type Item = NonNullable<Draft["made"]>["items"][number];

const files = new Map<string, FileOfCourse>();
const titles = new Map<string, string>();
let compiler: DraftCompiler | null = null;
let locale: Locale = "en";
let wanted = 0;
let compiled = -1;
let draft: Draft | null = null;
let isWorking = false;

/** A few of the variants drawn lately, by ticket. */
const drawn = new Map<string, { readonly item: Item; readonly given: Given; readonly locale: Locale }>();
const mostDrawn = 200;

/** The survey of the exercise on the bench. */
let surveyed: { readonly key: string; readonly survey: ExerciseSurvey | null } | null = null;

function say(message: FromWorker): void {
  self.postMessage(message);
}

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "open":
      compiler = new DraftCompiler(data.course, data.note);
      locale = data.locale;
      tellGraphviz(data.graphs);
      return;
    case "change":
      for (const [name, file] of Object.entries(data.files)) files.set(name, file);
      wanted = data.version;
      void work();
      return;
    case "locale":
      locale = data.locale;
      compiled = -1;
      void work();
      return;
    case "draw":
      return say({ type: "drawn", request: data.request, trial: draw(data.itemId, data.seed) });
    case "show":
      return say({ type: "drawn", request: data.request, trial: show(data.itemId, data.given) });
    case "bench":
      return say({
        type: "benched",
        request: data.request,
        bench: bench(data.itemId, data.seed, data.count),
      });
    case "answer":
      return say({
        type: "answered",
        request: data.request,
        version: compiled,
        answer: answerOf(data.itemId, data.given),
      });
    case "grade":
      return say({ type: "graded", request: data.request, view: grade(data.ticket, data.answer) });
  }
});

say({ type: "ready", vocabulary: readVocabulary() });

/** Lets messages in, so that a newer version is compiled instead of finishing with an old one. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * First what the author waits for, the diagnostics and the page; then, piece by piece, the other notes, and the publish
 * gate. A change in between starts anew.
 */
async function work(): Promise<void> {
  if (isWorking || compiler === null) return;
  isWorking = true;
  try {
    do {
      await pause();
      if (compiled !== wanted) await compile(compiler);
    } while (compiled !== wanted || (await isDisturbed(compiler)));
  } finally {
    isWorking = false;
  }
}

async function compile(of: DraftCompiler): Promise<void> {
  const version = wanted;
  const made = await withGraphviz(() => of.compile(files));
  draft = made;
  compiled = version;
  tell(made, version);
}

function tell(made: Draft, version: number): void {
  const page = made.made === null ? null : draftPage(made.made, locale, made.course.concepts, titles);
  const names: CourseNames = courseNames(made);
  say({ type: "compiled", version, diagnostics: made.diagnostics, page, names });
}

/** Does the rest; true if there was a change meanwhile. */
async function isDisturbed(of: DraftCompiler): Promise<boolean> {
  let isIndexed = true;
  while (of.readNext(files)) {
    isIndexed = false;
    await pause();
    if (compiled !== wanted) return true;
  }
  if (!isIndexed) await compile(of);
  const items = draft?.made?.items ?? [];
  const findings: Diagnostic[] = [];
  const version = compiled;
  for (const item of items) {
    if (!of.isGated(item)) {
      await pause();
      if (compiled !== wanted) return true;
    }
    findings.push(...of.gate(item).map(findingDiagnostic));
  }
  say({ type: "gated", version, findings });
  return compiled !== wanted;
}

function itemOf(itemId: string): Item | undefined {
  return draft?.made?.items.find(({ id }) => id === itemId);
}

function draw(itemId: string, seed: string): TrialView | null {
  const item = itemOf(itemId);
  return item === undefined
    ? null
    : handOut(item, kindOf(item.kind).draw(item.body, { seed, avoid: [] }), seed);
}

function show(itemId: string, values: Given): TrialView | null {
  const item = itemOf(itemId);
  if (item === undefined) return null;
  const completed = kindOf(item.kind).complete(item.body, values);
  if ("errors" in completed) return null;
  try {
    return handOut(item, completed.given, JSON.stringify(completed.given));
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

/** `name` is another one for other values. */
function handOut(item: Item, given: Given, name: string): TrialView {
  const kind = kindOf(item.kind);
  const shown = shownLocale(item.locales, locale);
  const ticket = JSON.stringify([item.id, item.hash, name, shown]);
  drawn.delete(ticket);
  drawn.set(ticket, { item, given, locale: shown });
  const [oldest] = drawn.keys();
  if (drawn.size > mostDrawn && oldest !== undefined) drawn.delete(oldest);
  return {
    ticket,
    itemId: item.id,
    kind: item.kind,
    drawsValues: kind.drawsValues,
    locale: shown,
    ask: renderAsk(kind.ask(item.body, given, shown), shown),
    reveal: item.graded ? null : renderReveal(kind.reveal(item.body, given, shown), shown),
    isAnew: true,
    source: `#${item.place}`,
  };
}

/** The exercise with this id, in the language that is shown. */
function exerciseOf(itemId: string): { item: Item; body: ExerciseBody; locale: Locale } | null {
  const item = itemOf(itemId);
  if (item?.kind !== "exercise") return null;
  // The registry stores a body as unknown; the kind says what it is.
  return { item, body: item.body as ExerciseBody, locale: shownLocale(item.locales, locale) };
}

function bench(itemId: string, seed: number, count: number): ExerciseBench | null {
  const exercise = exerciseOf(itemId);
  if (exercise === null || compiler === null) return null;
  const { item, body, locale: shown } = exercise;
  const key = `${item.hash} ${shown}`;
  const known = surveyed?.key === key ? surveyed.survey : undefined;
  const made = exerciseBench(body, compiler.gate(item), { seed, count, locale: shown }, known);
  surveyed = { key, survey: made.survey };
  return made;
}

function answerOf(itemId: string, given: Given): Json | null {
  const exercise = exerciseOf(itemId);
  return exercise && testCaseAnswer(exercise.body, given);
}

function grade(ticket: string, answer: Parameters<typeof scoreBody>[1]): BodyScoreView | null {
  const trial = drawn.get(ticket);
  if (trial === undefined) return null;
  const { item, given } = trial;
  return scoreBody({ kind: item.kind, body: item.body, given }, answer, trial.locale).view;
}
