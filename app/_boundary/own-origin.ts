import { headers } from "next/headers";

/** The address of this installation as its reader sees it, such as `https://example.org`. Only to be shown to them. */
export async function ownOrigin(): Promise<string> {
  if (process.env.BETTER_AUTH_URL) return new URL(process.env.BETTER_AUTH_URL).origin;
  return `http://${(await headers()).get("host") ?? "localhost"}`;
}
