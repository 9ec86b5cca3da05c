import type { AppErrorCode } from "@/lib/app-error";

/** A post that was refused. `message` is in the reader's language; without an answer from the server it is empty. */
export class RequestProblem extends Error {
  readonly code: AppErrorCode | "internal" | "unreachable";
  /** So long the server asks to be left alone. */
  readonly retryAfterMs: number;

  constructor(code: RequestProblem["code"], message = "", retryAfterMs = 0) {
    super(message);
    this.name = "RequestProblem";
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A request that takes longer is given up: a network that swallows it must not look like one that is slow. */
const patienceMs = 20_000;

/**
 * Posts JSON to a route of ours and reads the JSON it answers with. Throws RequestProblem.
 * With `keepalive` the post goes out even if the page is left meanwhile; the body is 64 KB at most then.
 */
export async function postJson<Answer>(
  path: string,
  body: unknown,
  { keepalive = false }: { readonly keepalive?: boolean } = {},
): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    keepalive,
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok && answer != null) return answer as Answer;
  const refusal = response?.ok ? null : answer;
  const retryAfterMs = 1_000 * Number(response?.headers.get("retry-after") ?? 0) || 0;
  throw new RequestProblem(refusal?.error?.code ?? "unreachable", refusal?.error?.message, retryAfterMs);
}
