/** The editor's worker: compiles the note at every change, tries its items out, and draws and grades them. */
import { type CourseNames, courseNames } from "@/lib/authoring/course-names";
import { type Draft, DraftCompiler } from "@/lib/authoring/draft-compiler";
import { draftPage } from "@/lib/authoring/draft-page";
import { findingDiagnostic } from "@/lib/authoring/finding-diagnostic";
import { readVocabulary } from "@/lib/authoring/vocabulary";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { withGraphviz } from "@/lib/figures/graphviz";
import { type Locale, shownLocale } from "@/lib/i18n/locale";
import type { Given } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { TrialView } from "@/lib/quiz/api";
import { renderAsk, renderReveal } from "@/lib/services/render-view";
import { type BodyScoreView, scoreBody } from "@/lib/services/score-body";
import type { FromWorker, ToWorker } from "./worker-messages";

type Item = NonNullable<Draft["made"]>["items"][number];

const files = new Map<string, string>();
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

function say(message: FromWorker): void {
  self.postMessage(message);
}

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "open":
      compiler = new DraftCompiler(data.course, data.note);
      locale = data.locale;
      return;
    case "change":
      for (const [name, text] of Object.entries(data.files)) files.set(name, text);
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
  while (await withGraphviz(() => of.readNext(files))) {
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

function draw(itemId: string, seed: string): TrialView | null {
  const item = draft?.made?.items.find(({ id }) => id === itemId);
  if (item === undefined) return null;
  const kind = kindOf(item.kind);
  const shown = shownLocale(item.locales, locale);
  const given = kind.draw(item.body, { seed, avoid: [] });
  const ticket = JSON.stringify([itemId, item.hash, seed, shown]);
  drawn.delete(ticket);
  drawn.set(ticket, { item, given, locale: shown });
  const [oldest] = drawn.keys();
  if (drawn.size > mostDrawn && oldest !== undefined) drawn.delete(oldest);
  return {
    ticket,
    itemId,
    kind: item.kind,
    drawsValues: kind.drawsValues,
    locale: shown,
    ask: renderAsk(kind.ask(item.body, given, shown), shown),
    reveal: item.graded ? null : renderReveal(kind.reveal(item.body, given, shown), shown),
    isAnew: true,
    source: `#${item.place}`,
  };
}

function grade(ticket: string, answer: Parameters<typeof scoreBody>[1]): BodyScoreView | null {
  const trial = drawn.get(ticket);
  if (trial === undefined) return null;
  const { item, given } = trial;
  return scoreBody({ kind: item.kind, body: item.body, given }, answer, trial.locale).view;
}
