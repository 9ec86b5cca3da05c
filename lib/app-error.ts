/** The closed set of things that can go wrong for a person, with their HTTP statuses. lib/i18n (namespace `errors`) has the words. */
const statuses = {
  "invalid-input": 400,
  "signed-out": 401,
  /** Also for what exists but is not for this person's eyes: the two must look alike. */
  "not-found": 404,
  conflict: 409,
  /** What was given out for a time, which is over. */
  expired: 410,
  "rate-limited": 429,
  unavailable: 503,
} as const;

export type AppErrorCode = keyof typeof statuses;

/** Thrown by services; turned into a message and a status once, at the boundary. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  /** The input field at fault, where there is one. */
  readonly field: string | null;
  /** After so many seconds it may go well; null where nothing is known of that. */
  readonly retryAfterSeconds: number | null;

  constructor(code: AppErrorCode, field: string | null = null, retryAfterSeconds: number | null = null) {
    super(field ? `${code}: ${field}` : code);
    this.name = "AppError";
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return statuses[this.code];
  }

  /** So long one has to wait, for its message. */
  get minutes(): number {
    return Math.ceil((this.retryAfterSeconds ?? 60) / 60);
  }
}

/**
 * Thrown wherever the database is asked and is away. It carries no code, or Prisma would make an error of its own of it;
 * and it is known by its name, since a bundler may have this class twice in one process.
 */
export class DatabaseAway extends Error {
  constructor(reason: string, cause: unknown) {
    super(`the database server does not answer: ${reason}`, { cause });
    this.name = "DatabaseAway";
  }
}

/** Seconds after which a database that is away may be back. */
const retryAfterSeconds = 2;

/** What went wrong as one of the things that a person can be told; null for a bug. */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const isAway = error instanceof Error && error.name === "DatabaseAway";
  return isAway ? new AppError("unavailable", null, retryAfterSeconds) : null;
}
