import type { AppErrorCode } from "@/lib/app-error";

/** A post that was refused. `message` is in the reader's language; without an answer from the server it is empty. */
export class RequestProblem extends Error {
  readonly code: AppErrorCode | "internal" | "unreachable";

  constructor(code: RequestProblem["code"], message = "") {
    super(message);
    this.name = "RequestProblem";
    this.code = code;
  }
}

/** Posts JSON to a route of ours and reads the JSON it answers with. Throws RequestProblem. */
export async function postJson<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response?.ok) return (await response.json()) as Answer;
  const refusal = await response?.json().catch(() => null);
  throw new RequestProblem(refusal?.error?.code ?? "unreachable", refusal?.error?.message);
}
