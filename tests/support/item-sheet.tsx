/**
 * `item-sheet.tsx <locale> <draws>`: every item of `content/` as the session shows it, before and after the answer, as
 * lines of JSON on standard output. Uses the session's own components, so that a browser can show hundreds of items
 * without a request for each.
 */

import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { send } from "@/app/_ui/sent";
import { lateParts, Result } from "@/app/quiz/view/late-parts";
import { Question } from "@/app/quiz/view/question";
import { Session } from "@/app/quiz/view/session";
import { NotesLibrary } from "@/lib/cli/notes-library";
import type { Locale } from "@/lib/i18n/locale";
import { pickMessages } from "@/lib/i18n/messages";
import { kindOf } from "@/lib/items/registry";
import type { CompiledItem } from "@/lib/notes/compiled-course";
import type { EntryView, ScoreView } from "@/lib/quiz/entry-view";
import { renderAsk, renderMisconception, renderReveal } from "@/lib/services/render-view";
import { entry, view } from "@/tests/app/quiz/quiz-fixtures";
import type { SheetLine } from "./sheet-line";

const [locale, draws] = [process.argv[2] as Locale, Number(process.argv[3])];

const router = new Proxy({}, { get: () => () => undefined }) as never;

await Promise.all(lateParts.map((part) => part.fetch()));
const library = new NotesLibrary("content");
for (const slug of await library.courses()) {
  const { items } = await library.course(slug);
  for (const item of items.filter(({ locales }) => locales.includes(locale))) {
    // Drawn exercises have other numbers each time; of other items only the order changes.
    const count = kindOf(item.kind).drawsValues ? draws : 1;
    for (let draw = 0; draw < count; draw += 1) for (const line of linesOf(item, draw)) print(line);
  }
}

function print(line: SheetLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function linesOf(item: CompiledItem, draw: number): SheetLine[] {
  const { id, body, graded } = item;
  const kind = kindOf(item.kind);
  const given = kind.draw(body, { seed: `sheet ${draw}`, avoid: [] });
  const ask = renderAsk(kind.ask(body, given, locale), locale);
  const { drawsValues } = kind;
  const asked = entry(id, { kind: item.kind, graded, drawsValues, locale, ask, reveal: null });
  const line = (state: SheetLine["state"], content: ReactNode): SheetLine => ({
    item: id,
    kind: item.kind,
    name: `${id} ${JSON.stringify(given)}`,
    state,
    html: htmlOf(content),
  });
  if (!graded) {
    const reveal = renderReveal(kind.reveal(body, given, locale), locale);
    return [line("ask", sessionOf(asked)), line("revealed", <Revealed entry={{ ...asked, reveal }} />)];
  }
  const scored = (text = "") => {
    const answer = { text };
    const score = kind.score(body, given, answer, locale);
    if (score.verdict !== "wrong")
      throw new Error(`${id} takes its own wrong sample ${text} for ${score.verdict}`);
    const reveal = renderReveal(kind.reveal(body, given, locale), locale);
    const misconception = renderMisconception(item.kind, score.misconception, locale);
    const said: ScoreView = { verdict: "wrong", misconception, reveal };
    return sessionOf({ ...asked, answered: { answer, score: said } });
  };
  return [line("ask", sessionOf(asked)), line("wrong", scored(kind.samples(body, given).wrong[0]))];
}

function sessionOf(shown: EntryView): ReactNode {
  return <Session sent={send(view([shown]))} learnerId="learner" />;
}

/** No page starts in this state: learners reveal a card themselves. */
function Revealed({ entry: shown }: { readonly entry: EntryView }) {
  const current = {
    entry: shown,
    phase: "revealed",
    shownAtMs: 0,
    answeredAtMs: 0,
    answer: null,
    score: null,
    problem: null,
    reviewId: null,
    taken: null,
    mistakes: null,
  } as const;
  return (
    <main className="mx-auto w-full max-w-[calc(var(--measure)+2*var(--gutter))] px-(--gutter)">
      <Question current={current} />
      <Result current={current} onSuspend={() => undefined} onUnclear={() => undefined} />
    </main>
  );
}

function htmlOf(content: ReactNode): string {
  return renderToStaticMarkup(
    <AppRouterContext.Provider value={router}>
      <NextIntlClientProvider
        locale={locale}
        timeZone="UTC"
        messages={pickMessages(locale, ["ui", "errors", "quiz", "actions", "answers"])}
      >
        {content}
      </NextIntlClientProvider>
    </AppRouterContext.Provider>,
  );
}
