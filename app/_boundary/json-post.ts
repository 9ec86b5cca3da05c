/**
 * JSON posts: parse, authenticate, call one service, map errors. What a post is answered does not depend on the door
 * through which it came: Next's route handlers (api-route.ts) or the server's own (app/api/hot-door.ts). Both give this file a
 * `Call` and send the `Reply`.
 */
import type { z } from "zod";
import { AppError, asAppError } from "@/lib/app-error";
import { callerAddress } from "@/lib/auth/caller-address";
import type { Learner } from "@/lib/auth/learner";
import { type LimitedWork, limitWork } from "@/lib/auth/work-limit";
import type { Locale } from "@/lib/i18n/locale";
import { translate } from "@/lib/i18n/translate";
import { type ApiInput, type ApiOutput, type ApiPath, apiInputs } from "@/lib/quiz/api";

/** What a door knows of a post. */
export type Call = {
  /** By its name in lower case. */
  readonly header: (name: string) => string | null;
  readonly body: AsyncIterable<Uint8Array> | null;
  readonly locale: Locale;
  /** Who is signed in; `writing` requires that the session is still open in the database. */
  readonly findLearner: (writing: boolean) => Promise<Learner | null>;
};

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly text: string;
};

export type JsonPost = (call: Call) => Promise<Reply>;

/** Far more than a hundred reviews need; a route whose input is longer says so. */
const mostBytes = 512 * 1024;

export type Caller<Access extends "anyone" | "learner"> = {
  readonly locale: Locale;
  readonly now: Date;
  readonly learner: Access extends "learner" ? Learner : Learner | null;
};

/** Input that is refused with its own explanation: `errors`, `input.…`. */
class InvalidInput extends AppError {
  readonly remedy: "content-type" | "too-long" | "not-json" | "too-many" | "long-text" | "field";
  readonly values: Readonly<Record<string, string | number>>;

  constructor(remedy: InvalidInput["remedy"], field: string | null, values: InvalidInput["values"] = {}) {
    super("invalid-input", field);
    this.remedy = remedy;
    this.values = values;
  }
}

/** A page of another origin cannot make a browser post here: this content type needs a preflight request. */
function assertSameOrigin({ header }: Call): void {
  const mediaType = header("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") throw new InvalidInput("content-type", "content-type");
  const site = header("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw new AppError("invalid-input");
}

/** Stops reading a body that is too long, so that nobody can fill the memory with one. */
async function readText({ header, body }: Call, most: number): Promise<string> {
  const tooLong = new InvalidInput("too-long", "body", { most: most / 1024 });
  // If a body announces its length, it is refused unread, and the caller still gets the answer.
  if (Number(header("content-length")) > most) throw tooLong;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) throw tooLong;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function readJson(call: Call, most: number): Promise<unknown> {
  const text = await readText(call, most);
  // Postgres cannot store U+0000, and nobody types it.
  if (text.includes("\\u0000")) throw new InvalidInput("not-json", "body");
  try {
    const value: unknown = JSON.parse(text);
    return /\\u[dD]/.test(text) ? wellFormed(value) : value;
  } catch {
    throw new InvalidInput("not-json", "body");
  }
}

/**
 * With U+FFFD in place of every half of a surrogate pair, as a form would send it: Postgres stores no halves, and an
 * answer with one must not be refused for ever. Only an escape can write one in JSON.
 */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return Buffer.from(value).toString();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [Buffer.from(name).toString(), wellFormed(each)]),
  );
}

/** The schema's first issue: the field at fault, and its maximum if it holds too much. */
function invalidInput({ issues: [issue] }: z.ZodError): AppError {
  const field = issue?.path.join(".") || null;
  if (issue === undefined || field === null) return new AppError("invalid-input");
  if (issue.code !== "too_big") return new InvalidInput("field", field, { field });
  const most = Number(issue.maximum);
  if (issue.origin === "array") return new InvalidInput("too-many", field, { field, most });
  return issue.origin === "string"
    ? new InvalidInput("long-text", field, { most })
    : new InvalidInput("field", field, { field });
}

/** The error for the browser: `{ error: { code, field, message } }`. Bugs are logged, and reveal nothing. */
export function errorReply(error: unknown, locale: Locale): Reply {
  const known = asAppError(error);
  if (!known) console.error(error);
  const code = known?.code ?? "internal";
  const field = known?.field ?? null;
  const message =
    error instanceof InvalidInput
      ? translate(locale, "errors", `input.${error.remedy}`, error.values)
      : translate(locale, "errors", `code.${code}`, { minutes: known?.minutes ?? 0 });
  const seconds = known?.retryAfterSeconds ?? null;
  return {
    status: known?.status ?? 500,
    headers: seconds === null ? {} : { "Retry-After": String(seconds) },
    text: JSON.stringify({ error: { code, field, message } }),
  };
}

/** An endpoint of lib/quiz/api.ts. */
export function apiPost<Path extends ApiPath, Access extends "anyone" | "learner">(
  path: Path,
  route: ApiRoute<ApiInput<Path>, ApiOutput<Path>, Access>,
): JsonPost {
  // TypeScript only infers that it is the schema of some path.
  const input: z.ZodType = apiInputs[path];
  return jsonPost({ ...route, input: input as z.ZodType<ApiInput<Path>> });
}

export type ApiRoute<Input, Output, Access extends "anyone" | "learner"> = {
  readonly access: Access;
  /** False if the service itself checks that the session is still open. */
  readonly checksSession?: false;
  /** The limit that it counts against, and the units; null if it costs next to nothing. */
  readonly work: LimitedWork | null;
  readonly units?: (input: Input) => number;
  /** Bytes of the body. */
  readonly mostBytes?: number;
  readonly run: (input: Input, caller: Caller<Access>) => Promise<Output>;
};

/**
 * The only entry for JSON posts. The service's query checks whether this person may access the object named in the
 * input.
 */
export function jsonPost<Input, Access extends "anyone" | "learner">(
  route: ApiRoute<Input, unknown, Access> & { readonly input: z.ZodType<Input> },
): JsonPost {
  return async (call) => {
    try {
      assertSameOrigin(call);
      const learner = await call.findLearner(route.checksSession !== false);
      if (route.access === "learner" && !learner) throw new AppError("signed-out");
      const parsed = route.input.safeParse(await readJson(call, route.mostBytes ?? mostBytes));
      if (!parsed.success) throw invalidInput(parsed.error);
      const address = callerAddress(call.header("x-forwarded-for"));
      const who = { learnerId: learner?.learnerId ?? null, address };
      if (route.work !== null) await limitWork(route.work, who, route.units?.(parsed.data));
      const caller = { locale: call.locale, now: new Date(), learner } as Caller<Access>;
      return { status: 200, headers: {}, text: JSON.stringify(await route.run(parsed.data, caller)) };
    } catch (error) {
      return errorReply(error, call.locale);
    }
  };
}
