import { redirect } from "next/navigation";
import { findWritingLearner } from "@/lib/auth/learner";
import { ownPath } from "@/lib/auth/own-path";

export type NextProps = { readonly searchParams: Promise<{ readonly next?: string | readonly string[] }> };

/**
 * The visitor of a page that signs in or up, a guest or null, and the path that follows. Anyone with an account is
 * redirected there. A guest may sign in to an account, which then gets the guest's progress.
 */
export async function withoutAccount({ searchParams }: NextProps) {
  const [visitor, query] = await Promise.all([findWritingLearner(), searchParams]);
  const next = ownPath(query.next, "/today");
  if (visitor !== null && !visitor.isGuest) redirect(next);
  return { visitor, next };
}
