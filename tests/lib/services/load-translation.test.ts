import { expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { createCourse } from "@/lib/services/create-course";
import { loadTranslation } from "@/lib/services/load-translation";
import { loadWorkingCopy, saveWorkingCopy } from "@/lib/services/working-copy";
import { newInstructor } from "../../support/small-course";
import { withTestDatabase } from "../../support/test-database";

withTestDatabase();

const start = new Date("2026-03-01T10:00:00Z");
const files = { en: "first-note.en.md", zh: "first-note.zh.md" } as const;
const head = "---\ntitle: Groups\n---\n\n## One {#one}\n\n";

const into = { into: "zh", shown: "en" } as const;

test("A part is older once its original is saved in a later revision, and what changed in it is told", async () => {
  const owner = await newInstructor();
  await createCourse(
    owner,
    { slug: "groups", title: "Algebra", titleZh: "", summary: "", noteTitle: "Groups" },
    start,
  );
  let hour = 0;
  const save = async (locale: keyof typeof files, text: string) => {
    hour += 1;
    const { hashes } = await loadWorkingCopy(owner, "groups", "en");
    const base = hashes[files[locale]] ?? null;
    const now = new Date(start.getTime() + hour * 3_600_000);
    return (await saveWorkingCopy(owner, "groups", [{ name: files[locale], base, text }], now)).revision;
  };
  const stateOf = async (key: string) => {
    const { parts } = await loadTranslation(owner, "groups", "first-note", into);
    return parts.find((part) => part.key === key);
  };
  const prose = "prose section one";

  await save("en", `${head}A set.\n`);
  expect(await stateOf(prose)).toMatchObject({ state: "missing", translation: null, changes: null });
  const translated = await save("zh", `${head}一个集合。\n`);
  expect(await stateOf(prose)).toMatchObject({ state: "current" });
  await save("en", `${head}A set with an operation.\n`);
  const older = await stateOf(prose);
  expect(older).toMatchObject({
    state: "older",
    translation: "## One {#one}\n\n一个集合。",
    since: { number: translated, original: "## One {#one}\n\nA set." },
  });
  expect(older?.changes?.at(-1)).toEqual({
    kind: "changed",
    before: { number: 3, text: "A set." },
    after: { number: 3, text: "A set with an operation." },
  });
  expect(await stateOf("head")).toMatchObject({ state: "current" });
  await save("zh", `${head}带运算的集合。\n`);
  expect(await stateOf(prose)).toMatchObject({ state: "current", since: null });

  const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);
  const load = (who: string, note: string) => loadTranslation(who, "groups", note, into).catch(codeOf);
  expect(await load(await newInstructor(), "first-note")).toBe("not-found");
  expect(await load(owner, "second-note")).toBe("not-found");
});
