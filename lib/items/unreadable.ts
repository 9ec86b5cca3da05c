/** Why an answer could not be read: a code for lib/i18n (namespace `answers`) and the parameters of its message. */
export type Unreadable = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type Unread = { readonly ok: false; readonly reason: Unreadable };

export function unreadable(code: string, values: Unreadable["values"] = {}): Unread {
  return { ok: false, reason: { code, values } };
}
