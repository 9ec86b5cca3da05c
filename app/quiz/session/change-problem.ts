import { RequestProblem } from "../../_boundary/post";

/** Why an undo or an action was not carried out. `unsent`: earlier answers have not reached the server yet. */
export type ChangeProblem =
  | { readonly kind: "failed" | "unsent" | "signedOut" | "tooLate" }
  /** The server's message. */
  | { readonly kind: "refused"; readonly message: string };

export function changeProblem(error: unknown): ChangeProblem {
  const { code, message } = error instanceof RequestProblem ? error : new RequestProblem("unreachable");
  if (code === "conflict") return { kind: "tooLate" };
  if (code === "signed-out") return { kind: "signedOut" };
  return message === "" ? { kind: "failed" } : { kind: "refused", message };
}

/** For its message: `actions.notUndone.…` or `actions.problem.…`. */
export function valuesOf(problem: ChangeProblem): { readonly message: string } {
  return { message: "message" in problem ? problem.message : "" };
}
