/** The closed set of things that can go wrong for a person, with their HTTP statuses. lib/i18n (namespace `errors`) has the words. */
const statuses = {
  "invalid-input": 400,
  "signed-out": 401,
  /** Also for what exists but is not for this person's eyes: the two must look alike. */
  "not-found": 404,
  conflict: 409,
  "rate-limited": 429,
  unavailable: 503,
} as const;

export type AppErrorCode = keyof typeof statuses;

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
