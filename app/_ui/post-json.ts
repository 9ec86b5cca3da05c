/** The server's refusal, or the network's: `code` is one of lib/app-error's, or `unavailable` without an answer. */
export class RequestProblem extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
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
  if (response === null) throw new RequestProblem("unavailable");
  if (response.ok) return (await response.json()) as Answer;
  throw new RequestProblem(
    response.status === 429 ? "rate-limited" : response.status === 404 ? "not-found" : "unavailable",
  );
}
