/** The JSON endpoints of the editor (see lib/quiz/api.ts). */
import { z } from "zod";
import { longestText } from "./file-law";
import type { MergePart } from "./merge-texts";

/** Files that are saved at once: a note in all languages, and the course. */
const mostChanges = 20;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const teachInputs = {
  /**
   * Saves changes of a course's texts. `base` is the hash of the content that a change was made on; null: there was no
   * such file. `text` null deletes the file.
   */
  "/api/teach/save": z.object({
    course: z.string().max(200),
    changes: z
      .array(
        z.strictObject({
          name: z.string().max(200),
          base: hash.nullable(),
          text: z.string().max(longestText).nullable(),
        }),
      )
      .min(1)
      .max(mostChanges)
      .readonly(),
  }),
  /** Says that somebody has the editor open; called again and again. `isLeaving` ends it. */
  "/api/teach/presence": z.object({
    course: z.string().max(200),
    note: z.string().max(200),
    tab: z.guid(),
    isLeaving: z.boolean().exactOptional(),
  }),
} as const;

export type TeachOutputs = {
  readonly "/api/teach/save": SavedFiles;
  readonly "/api/teach/presence": Presence;
};

export type Presence = {
  /** The others who have it open, with the notes that they are at; by name. Another tab of one's own counts. */
  readonly others: readonly { readonly name: string; readonly note: string; readonly isMe: boolean }[];
  /** Hashes of the latest contents, by file name: what somebody else has saved can be seen from them. */
  readonly hashes: Readonly<Record<string, string>>;
};

export type SavedFile = { readonly name: string } & (
  | { readonly status: "saved"; readonly hash: string | null }
  /** Somebody else had saved in the meantime; `text` has both. */
  | { readonly status: "merged"; readonly hash: string; readonly text: string }
  /** Both changed the same lines, so nothing of this file was saved. Null: they deleted it. */
  | {
      readonly status: "conflict";
      readonly hash: string | null;
      readonly text: string | null;
      readonly parts: readonly MergePart[];
    }
);

export type SavedFiles = {
  /** The number of the revision that has them. */
  readonly revision: number;
  readonly files: readonly SavedFile[];
};
