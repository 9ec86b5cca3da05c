/**
 * The closed set of errors that people can be told of, with their HTTP statuses. lib/i18n (namespace `errors`) has the
 * messages.
 */
const statuses = {
  "invalid-input": 400,
  "signed-out": 401,
  /** Also for things that exist but that this person may not see: the two must look alike. */
  "not-found": 404,
  conflict: 409,
  /** Valid for a limited time, which is over. */
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
  /** Seconds after which to try again; null if unknown. */
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

  /** The waiting time in minutes, for the message. */
  get minutes(): number {
    return Math.ceil((this.retryAfterSeconds ?? 60) / 60);
  }
}

/**
 * Thrown wherever the database is queried and unavailable. It carries no code, or Prisma would convert it into an error
 * of its own; and it is recognised by its name, since a bundler may load this class twice in one process.
 */
export class DatabaseUnavailable extends Error {
  constructor(reason: string, cause: unknown) {
    super(`the database server does not answer: ${reason}`, { cause });
    this.name = "DatabaseUnavailable";
  }
}

/** Seconds after which an unavailable database may be back. */
const retryAfterSeconds = 2;

/** The error as an AppError that a person can be told; null for a bug. */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const isUnavailable = error instanceof Error && error.name === "DatabaseUnavailable";
  return isUnavailable ? new AppError("unavailable", null, retryAfterSeconds) : null;
}
