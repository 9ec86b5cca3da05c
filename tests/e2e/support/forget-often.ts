import type { Page } from "@playwright/test";
import type { MoreEntries, ReviewInput } from "@/lib/quiz/api";
import type { EntryView, ScoreView } from "@/lib/quiz/entry-view";

type Kind = "card" | "choice";

/**
 * Makes the first item of a kind one that was learned and forgotten again this many times, today, by real reviews: it is
 * set due today in between. Returns its name in the address of its source.
 */
export async function forgetOften(page: Page, kind: Kind, times: number): Promise<string> {
  return page.evaluate(forget, { kind, times });
}

/** Runs in the page, so that it requests as the session does. */
async function forget({ kind, times }: { kind: Kind; times: number }): Promise<string> {
  const post = async <Answer>(path: string, body: unknown): Promise<Answer> => {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const sessionId = crypto.randomUUID();
  const entries = async () => (await post<MoreEntries>("/api/quiz", { holding: [] })).entries;
  let right: string[] = [];

  const review = async ({ variantId, graded }: EntryView, isKnown: boolean): Promise<void> => {
    if (graded) {
      const answer = isKnown ? { ids: right } : { gaveUp: true };
      const score = await post<ScoreView>("/api/answers", { variantId, answer });
      if (score.verdict === "invalid" || score.reveal.kind !== "choice") throw new Error(score.verdict);
      right = score.reveal.options.flatMap((option) => (option.right ? [option.id] : []));
    }
    const input: ReviewInput = {
      id: crypto.randomUUID(),
      variantId,
      sessionId,
      ...((!graded || isKnown) && { rating: isKnown ? 4 : 1 }),
      reviewedAt: new Date().toISOString(),
      elapsedMs: 1_000,
    };
    await post("/api/reviews", { reviews: [input] });
  };

  const first = (await entries()).find((entry) => entry.kind === kind);
  if (first === undefined) throw new Error(`no ${kind} among the first items`);
  const { itemId, studyDay, source } = first;
  const meet = async (isKnown: boolean): Promise<void> => {
    await post("/api/actions", {
      groupId: crypto.randomUUID(),
      type: "set-due",
      items: [itemId],
      untilDay: studyDay,
    });
    const entry = (await entries()).find((each) => each.itemId === itemId);
    if (entry === undefined) throw new Error(`${itemId} is not asked`);
    await review(entry, isKnown);
  };
  await review(first, false);
  await meet(true);
  for (let lapse = 1; lapse <= times; lapse += 1) {
    await meet(false);
    await meet(true);
  }
  await post("/api/actions", {
    groupId: crypto.randomUUID(),
    type: "set-due",
    items: [itemId],
    untilDay: studyDay,
  });
  return source.replace(/^.*#(at-)?/, "");
}
