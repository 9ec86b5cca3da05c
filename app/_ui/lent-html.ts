/**
 * HTML on its way from the server components of a document to its client components, in the same process and past the
 * data of the page. The two are bundled apart, so that they share nothing but `globalThis`.
 */
type Lent = { readonly html: string; documents: number };

const key = Symbol.for("notecurve.lentHtml");

function lent(): Map<string, Lent> {
  const shared = globalThis as { [key]?: Map<string, Lent> };
  shared[key] ??= new Map();
  return shared[key];
}

/** Until it is returned, as often as it was lent. */
export function lendHtml(name: string, html: string): void {
  const present = lent().get(name) ?? { html, documents: 0 };
  present.documents += 1;
  lent().set(name, present);
}

export function returnHtml(name: string): void {
  const present = lent().get(name);
  if (present === undefined) return;
  present.documents -= 1;
  if (present.documents === 0) lent().delete(name);
}

export function lentHtml(name: string): string | null {
  return lent().get(name)?.html ?? null;
}
