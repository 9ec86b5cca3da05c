import type { AskedBy } from "@/lib/services/invitations";
import { ownOrigin } from "../_boundary/own-origin";

/** What the form shows that has asked somebody: where the link went, or the link itself. */
export async function askedState(asked: AskedBy): Promise<{ typed: Record<string, string> }> {
  const { email, token } = asked;
  if (token === null) return { typed: { sentTo: email } };
  const link = `${await ownOrigin()}/asked/${token}`;
  return { typed: { link, linkOf: email, ...(asked.hasFailed && { failed: "yes" }) } };
}
