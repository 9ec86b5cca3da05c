import { type Diagnostic, diagnostic, startOf } from "@/lib/blocks/diagnostic";
import type { PictureProblem } from "@/lib/pictures/picture";
import { pictureProblemWords } from "./picture-problem";

/** Why a file of a course is neither a text nor a picture. Plain JSON, like the texts. */
export type UnreadableFile =
  | { readonly reason: "no-file" }
  /** `code` is the system's, such as EACCES. */
  | { readonly reason: "refused"; readonly code: string }
  /** The first unreadable position, counted from 1. */
  | { readonly reason: "not-utf8"; readonly line: number; readonly column: number }
  | { readonly reason: "no-picture"; readonly problem: PictureProblem };

export function unreadableFile(file: string, why: UnreadableFile): Diagnostic {
  const start = startOf(file);
  switch (why.reason) {
    case "no-file": {
      const remedy = "Give the folder another name, or put a file in its place.";
      const message = "This is no file but a folder.";
      return diagnostic(start, { rule: "unreadable-file", message, remedy });
    }
    case "refused": {
      const message = `The file can't be read: the system says ${why.code}.`;
      const remedy = "Make it a file that may be read, or take it away.";
      return diagnostic(start, { rule: "unreadable-file", message, remedy });
    }
    case "no-picture":
      return diagnostic(start, { rule: "picture", ...pictureProblemWords(why.problem) });
    case "not-utf8": {
      const { line, column } = why;
      const message = "The file is not UTF-8, or no text at all.";
      return diagnostic({ file, line, column }, { rule: "not-utf8", message, remedy: "Save it as UTF-8." });
    }
  }
}
