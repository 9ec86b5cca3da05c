/** The closed set of things that can go wrong for a person. lib/i18n (namespace `errors`) has the words. */
const appErrorCodes = [
  "invalid-input",
  "signed-out",
  /** Also for what exists but is not for this person's eyes: the two must look alike. */
  "not-found",
  "conflict",
  "rate-limited",
  "unavailable",
] as const;

export type AppErrorCode = (typeof appErrorCodes)[number];

const statuses: Record<AppErrorCode, number> = {
  "invalid-input": 400,
  "signed-out": 401,
  "not-found": 404,
  conflict: 409,
  "rate-limited": 429,
  unavailable: 503,
};

/** Thrown by services; turned into a message and a status once, at the boundary. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  /** The input field at fault, where there is one. */
  readonly field: string | null;

  constructor(code: AppErrorCode, field: string | null = null) {
    super(field ? `${code}: ${field}` : code);
    this.name = "AppError";
    this.code = code;
    this.field = field;
  }

  get status(): number {
    return statuses[this.code];
  }
}
