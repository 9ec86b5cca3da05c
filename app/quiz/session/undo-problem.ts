import { RequestProblem } from "../../_boundary/post";

/** Why a review was not undone. `undo-unsent`: earlier answers have not reached the server yet. */
export type UndoProblem =
  | { readonly kind: "undo-failed" | "undo-unsent" | "undo-signed-out" | "undo-too-late" }
  /** The server's message. */
  | { readonly kind: "undo-refused"; readonly message: string };

export function undoProblem(error: unknown): UndoProblem {
  const { code, message } = error instanceof RequestProblem ? error : new RequestProblem("unreachable");
  if (code === "conflict") return { kind: "undo-too-late" };
  if (code === "signed-out") return { kind: "undo-signed-out" };
  return message === "" ? { kind: "undo-failed" } : { kind: "undo-refused", message };
}

/** Keys of its messages: `quiz.notice.…`. */
export const undoWords = {
  "undo-failed": "undoFailed",
  "undo-unsent": "undoUnsent",
  "undo-signed-out": "undoSignedOut",
  "undo-too-late": "undoTooLate",
  "undo-refused": "undoRefused",
} as const;
