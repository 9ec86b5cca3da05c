/**
 * What a form shows after it was sent: nothing wrong, or what is wrong and where, with everything that was typed
 * except secrets.
 */
export type FormState = {
  readonly done: boolean;
  /** A problem of the whole form, in the reader's words. */
  readonly problem: string | null;
  /** Problems by field name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
};

export const untouchedForm: FormState = { done: false, problem: null, fields: {}, typed: {} };
