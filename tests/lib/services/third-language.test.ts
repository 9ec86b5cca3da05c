/**
 * A third language is a line in `lib/i18n/languages.ts` and a folder of messages, given here as mocked tables;
 * everything else is the real program.
 */
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Locale } from "@/lib/i18n/locale";
import { kindOf } from "@/lib/items/registry";
import { answerVariant } from "@/lib/services/answer-variant";
import { loadNote } from "@/lib/services/load-note";
import { publishCompiled } from "@/lib/services/publish-content";
import { startQuiz } from "@/lib/services/start-quiz";
import { openTrial } from "@/lib/services/try-item";
import { compileGates, readGatesFile } from "@/tests/support/language-course";
import { newLearner, publishedAt } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

vi.mock("@/lib/i18n/languages", async (readOriginal) => {
  const { languages } = await readOriginal<typeof import("@/lib/i18n/languages")>();
  const german = { name: "Deutsch", short: "DE", tag: "de", dates: "de-DE" };
  return { languages: { ...languages, de: german } };
});
vi.mock("@/lib/i18n/content-words", async (readOriginal) => {
  const { contentWords } = await readOriginal<typeof import("@/lib/i18n/content-words")>();
  const english = contentWords("en");
  const german = {
    ...english,
    yes: "wahr",
    page: { ...english.page, table: "Tabelle" },
    blanks: { ...english.blanks, at: (number: number, place: string) => `Nummer ${number}: ${place}.` },
  };
  return {
    contentWords: (locale: string) => (locale === "de" ? german : contentWords(locale as Locale)),
  };
});
vi.mock("@/lib/i18n/messages", async (readOriginal) => {
  const { messages, ...others } = await readOriginal<typeof import("@/lib/i18n/messages")>();
  const answers = { ...messages.en.answers, empty: "Gib zuerst eine Antwort ein." };
  return { ...others, messages: { ...messages, de: { ...messages.en, answers } } };
});

withTestDatabase();

const de = "de" as Locale;
const now = new Date("2026-03-02T12:00:00Z");

describe("the compiler", () => {
  test("reads a third language as it reads the second", () => {
    const { title, notes, items, diagnostics, findings } = compileGates();
    expect([diagnostics, findings]).toEqual([[], []]);
    expect(title).toEqual({ en: "Gates", zh: "门", de: "Tore" });
    expect(Object.keys(notes[0]?.texts ?? {})).toEqual(["en", "zh", "de"]);
    for (const { locales } of items) expect(locales).toEqual(["en", "zh", "de"]);
    const page = JSON.stringify(notes[0]?.texts[de]);
    for (const words of ["Was es tut", "Tabelle: Tor, offen", "wahr", "Vergiss-Tor", "Ein Kern"])
      expect(page).toContain(words);
    expect(page).not.toMatch(/[\u3400-\u9fff]|forget/);
  });
  test("needs none of the others for it", () => {
    const { items, diagnostics } = compileGates({ "gates.zh.md": null });
    expect(diagnostics).toMatchObject([
      { rule: "missing-translation", message: expect.stringContaining("no Chinese translation") },
    ]);
    for (const { locales } of items) expect(locales).toEqual(["en", "de"]);
  });
  test("says what is missing in it, and shows that in English", () => {
    const { diagnostics } = compileGates({ "gates.de.md": null });
    expect(diagnostics).toMatchObject([
      {
        file: "gates.en.md",
        rule: "missing-translation",
        message: "The note has no German translation, so it is shown in English.",
        remedy: "Write gates.de.md.",
      },
    ]);
    const half = readGatesFile("gates.de.md").replace("back: Es skaliert.\n", "");
    const course = compileGates({ "gates.de.md": half });
    expect(course.diagnostics).toMatchObject([{ file: "gates.de.md", rule: "missing-translation" }]);
    const card = course.items.find(({ id }) => id === "scales");
    expect(card?.locales).toEqual(["en", "zh"]);
    expect(kindOf("card").reveal(card?.body, {}, de)).toEqual({ kind: "card", back: "It scales." });
  });
});

describe("a learner who reads it", () => {
  beforeAll(async () => {
    const { status } = await publishCompiled(compileGates(), "gates", publishedAt);
    expect(status).toBe("published");
  });
  test("reads the note in it", async () => {
    const { locale, title, course } = await loadNote({
      learnerId: null,
      course: "gates",
      note: "gates",
      locale: de,
      now,
    });
    expect({ locale, title, course: course.title }).toEqual({ locale: de, title: "Ein Tor", course: "Tore" });
  });
  test("is asked and answered in it, whatever the kind", async () => {
    const learnerId = await newLearner();
    const { entries } = await startQuiz({ learnerId, locale: de, now });
    expect(entries.map(({ itemId }) => itemId)).toContain("gates/which");
    for (const { locale, ask } of entries) {
      expect(locale).toBe(de);
      expect(JSON.stringify(ask)).not.toMatch(/[\u3400-\u9fff]|What |Which|gate/);
    }
    const { ask } = await openTrial({ learnerId: null, itemId: "gates/rest", locale: de, now });
    expect(JSON.stringify(ask)).toMatch(/Ein Zustand von .* wird auf (die Hälfte|ein Fünftel) skaliert/);
    const labels = await openTrial({ learnerId: null, itemId: "gates/names", locale: de, now });
    expect(JSON.stringify(labels.ask)).toMatch(/Nummer 1/);
  });
  test("is told in it why an answer can't be read, and what is right", async () => {
    const learnerId = await newLearner();
    const { entries } = await startQuiz({ learnerId, locale: de, now });
    const choice = entries.find(({ itemId }) => itemId === "gates/which");
    const answer = (ids: string[]) =>
      answerVariant({
        learnerId,
        variantId: choice?.variantId ?? "",
        answer: { ids },
        locale: de,
        now,
      });
    expect(await answer([])).toMatchObject({
      verdict: "invalid",
      message: "Gib zuerst eine Antwort ein.",
    });
    const score = await answer(["2"]);
    expect(score).toMatchObject({ verdict: "wrong" });
    expect(JSON.stringify([score, choice])).toContain("Es skaliert das Neue.");
  });
});
