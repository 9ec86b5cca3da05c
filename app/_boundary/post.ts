import type { AppErrorCode } from "@/lib/app-error";
import type { ApiInput, ApiOutput, ApiPath } from "@/lib/quiz/api";

/** A post that was refused. `message` is in the reader's language; empty if the server did not answer. */
export class RequestProblem extends Error {
  readonly code: AppErrorCode | "internal" | "unreachable";
  /** The wait that the server asks for. */
  readonly retryAfterMs: number;

  constructor(code: RequestProblem["code"], message = "", retryAfterMs = 0) {
    super(message);
    this.name = "RequestProblem";
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Timeout: a network that drops a request must not look like a slow one. */
const timeoutMs = 20_000;

export type Post = <Path extends ApiPath>(
  path: Path,
  input: ApiInput<Path>,
  options?: {
    /** The post is sent even if the page is left meanwhile; its input is then limited to 64 KB. */
    readonly keepalive?: boolean;
  },
) => Promise<ApiOutput<Path>>;

/** Posts to an endpoint of ours. Throws RequestProblem. */
export const post: Post = async (path, input, { keepalive = false } = {}) => {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
    keepalive,
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok && answer != null) return answer;
  const refusal = response?.ok ? null : answer;
  const retryAfterMs = 1_000 * Number(response?.headers.get("retry-after") ?? 0) || 0;
  throw new RequestProblem(refusal?.error?.code ?? "unreachable", refusal?.error?.message, retryAfterMs);
};
