import { notFound } from "next/navigation";

/** The id in an address; anything else than a UUID is an address that does not exist. */
export function rehearsalId(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) notFound();
  return text.toLowerCase();
}
