/** The state of a form after it was posted: its problems, if any, and everything that was typed except secrets. */
export type FormState = {
  readonly done: boolean;
  /** A problem of the whole form, in the reader's language. */
  readonly problem: string | null;
  /** Problems by field name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
};

export const untouchedForm: FormState = { done: false, problem: null, fields: {}, typed: {} };
