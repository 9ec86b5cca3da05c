import { getPrisma } from "@/lib/db/prisma-client";
import { type RoleActType, readLogOf } from "@/lib/db/role-act-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";

export type { RoleActType };

export type LogView = {
  /** The latest first. */
  readonly acts: readonly {
    readonly id: number;
    readonly at: Date;
    readonly type: RoleActType;
    /** Empty: an account that is gone. */
    readonly actor: string;
    /** Whom it concerned; empty: nobody in particular. */
    readonly subject: string;
    /** The class or the course; empty for acts on accounts. */
    readonly place: string;
  }[];
  /** To read on from; null at the end. */
  readonly nextBefore: number | null;
};

const mostShown = 100;

/** What this person may read of what people with a role did (see `readLogOf`). */
export async function loadLog(
  userId: LearnerId,
  { locale, before }: { readonly locale: Locale; readonly before: number | null },
): Promise<LogView> {
  const rows = await readLogOf(getPrisma(), userId, { most: mostShown + 1, beforeId: before });
  const shown = rows.slice(0, mostShown);
  return {
    acts: shown.map((row) => ({
      id: row.id,
      at: new Date(row.actedAt),
      type: row.type,
      actor: row.actor ?? "",
      subject: row.subject ?? "",
      place: row.class ?? (row.course === null ? "" : inLanguage(row.course, locale)),
    })),
    nextBefore: rows.length > mostShown ? shown.at(-1)!.id : null,
  };
}
