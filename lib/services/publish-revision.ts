/** Publishing what was written in the editor: the plan, which can be looked at, and carrying it out. */
import { AppError } from "@/lib/app-error";
import { readHolders } from "@/lib/db/holder-store";
import { readItemIds } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { findSource, readStoredItems } from "@/lib/db/publishing-store";
import { findHead, markPublished, nameRevision } from "@/lib/db/revision-store";
import { recordAct } from "@/lib/db/role-act-store";
import type { Locale } from "@/lib/i18n/locale";
import { itemTitle } from "@/lib/items/item-title";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import { planSync, type SyncPlan } from "@/lib/notes/plan-sync";
import type { LearnerId } from "@/lib/quiz/ids";
import { askAgain } from "./ask-again";
import { type AuthoredCourse, getAuthoredCourse, lockAuthoredCourse } from "./authored-course";
import { compileApart } from "./compile-apart";
import { inOneLanguage, type TaughtCourse } from "./load-teaching";
import { type CourseReport, type Finding, findingsOf, hashOfFiles, publishCompiled } from "./publish-content";
import { planRegrade, type RegradePlan, regradeItem } from "./regrade";
import { readFiles } from "./revision-files";

export type PlannedItem = {
  readonly id: string;
  /** Before a renaming. */
  readonly was: string | null;
  readonly title: string;
  readonly note: string;
  /** Learners who hold a memory of it. */
  readonly learners: number;
};

/** `regrade`: what grading earlier answers by the new version would do; null where the program does not grade. */
export type ChangedItem = PlannedItem & { readonly regrade: RegradePlan | null };

export type PublicationPlan = {
  readonly course: TaughtCourse;
  readonly revision: number;
  /** Names the contents of the plan; publishing something else is refused. */
  readonly contents: string;
  /** Whether learners see exactly this already. */
  readonly isLive: boolean;
  /** What keeps it from being published. */
  readonly findings: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** Null if it can't be planned. */
  readonly items: {
    readonly created: readonly PlannedItem[];
    readonly changed: readonly ChangedItem[];
    readonly renamed: readonly PlannedItem[];
    readonly retired: readonly PlannedItem[];
    readonly revived: readonly PlannedItem[];
    readonly unchanged: number;
  } | null;
};

type Compiled = {
  readonly revision: number;
  readonly contents: string;
  readonly course: CompiledCourse | null;
  readonly findings: readonly Finding[];
};

/** Compiles the latest revision, with the gate, in a process of its own. */
async function compileHead({ id, slug }: AuthoredCourse): Promise<Compiled> {
  const head = await findHead(getPrisma(), id);
  if (head === null) throw new AppError("not-found");
  const files = await readFiles(getPrisma(), head.files);
  const known = { revision: head.number, contents: hashOfFiles(files) };
  const course = await compileApart(slug, files, { gate: true });
  if ("failure" in course) return { ...known, course: null, findings: [course.failure] };
  return { ...known, course, findings: findingsOf(course) };
}

/** What publishing the latest revision would do. It changes nothing. */
export async function planPublication(
  userId: LearnerId,
  slug: string,
  locale: Locale,
): Promise<PublicationPlan> {
  const db = getPrisma();
  const authored = await getAuthoredCourse(db, userId, slug, { source: "editor" });
  const { revision, contents, course, findings } = await compileHead(authored);
  const [stored, source, holders] = await Promise.all([
    readStoredItems(db, slug),
    findSource(db, slug),
    readHolders(db, authored.id),
  ]);
  const planned = course && planSync(course.items, stored);
  const notices = course?.diagnostics.filter(({ severity }) => severity === "warning") ?? [];
  return {
    course: inOneLanguage(authored, locale),
    revision,
    contents,
    isLive: source?.sourceHash === contents,
    findings: [...findings, ...(planned?.problems ?? [])],
    warnings: [...notices, ...(planned?.warnings ?? [])],
    items: planned && (await itemsOfPlan(authored.id, planned.plan, course, holders, locale)),
  };
}

async function itemsOfPlan(
  courseId: number,
  plan: SyncPlan,
  course: CompiledCourse,
  holders: ReadonlyMap<string, number>,
  locale: Locale,
): Promise<PublicationPlan["items"]> {
  const items = new Map(course.items.map((item) => [item.id, item]));
  const was = new Map(plan.rename.map(({ from, to }) => [to, from]));
  const described = (id: string): PlannedItem => {
    const item = items.get(id);
    const old = was.get(id) ?? null;
    return {
      id,
      was: old,
      title: item === undefined ? "" : itemTitle(item.kind, item.body, locale),
      note: item?.note ?? "",
      learners: holders.get(old ?? id) ?? 0,
    };
  };
  const ids = await readItemIds(getPrisma(), courseId);
  const changed: ChangedItem[] = [];
  for (const id of plan.update) {
    const item = items.get(id)!;
    const itemId = ids.get(was.get(id) ?? id);
    const isCompared = item.graded && itemId !== undefined;
    const regrade = isCompared
      ? await planRegrade(courseId, { itemId, kind: item.kind, version: 0, body: item.body })
      : null;
    changed.push({ ...described(id), regrade });
  }
  return {
    created: plan.create.map(described),
    changed,
    renamed: plan.rename.map(({ to }) => described(to)),
    retired: plan.retire.map(described),
    revived: plan.revive.map(described),
    unchanged: plan.unchanged.length,
  };
}

export type Publication = {
  /** Of the plan that was looked at. */
  readonly contents: string;
  readonly message: string;
  /** Changed items whose earlier answers are to be graded by the new version. */
  readonly regraded: readonly string[];
  /** Changed items that mean something else now. */
  readonly askedAgain: readonly string[];
  readonly now: Date;
};

/**
 * Publishes the latest revision. `contents` is that of the plan that was looked at: `conflict` if the files have changed
 * since. With findings nothing is published, and the report says why. Memories of all items that stay are untouched.
 */
export async function publishRevision(
  userId: LearnerId,
  slug: string,
  publication: Publication,
): Promise<CourseReport> {
  const { contents, message, now } = publication;
  const authored = await getAuthoredCourse(getPrisma(), userId, slug, { source: "editor" });
  const compiled = await compileHead(authored);
  if (compiled.contents !== contents) throw new AppError("conflict");
  const { course, findings, revision } = compiled;
  if (course === null || findings.length > 0)
    return { slug, status: "held-back", findings, warnings: [], plan: null };
  const report = await publishCompiled(course, contents, now, async (tx) => {
    // Rights and files may have changed while it was compiled.
    const { id } = await lockAuthoredCourse(tx, userId, slug, { source: "editor" });
    const head = await findHead(tx, id);
    if (
      head === null ||
      head.number !== revision ||
      hashOfFiles(await readFiles(tx, head.files)) !== contents
    )
      throw new AppError("conflict");
    await nameRevision(tx, id, revision, message);
    await markPublished(tx, id, revision, now);
    await recordAct(tx, { actorId: userId, type: "course.publish", courseId: id, detail: { revision } }, now);
  });
  if (report.status === "published") await follow({ userId, course: slug, now }, publication, report);
  return report;
}

/** What its author wants besides, for items that have changed. Each can be asked for again if the process ends here. */
async function follow(
  author: { readonly userId: LearnerId; readonly course: string; readonly now: Date },
  { regraded, askedAgain }: Publication,
  { plan }: CourseReport,
): Promise<void> {
  const isChanged = (id: string) => plan?.update.includes(id) === true;
  for (const id of regraded.filter(isChanged)) await regradeItem(author, id);
  for (const id of askedAgain.filter(isChanged)) await askAgain(author, id);
}
