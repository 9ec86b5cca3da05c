import { longestQuery } from "@/lib/browse/parse-query";

/**
 * The search text in an address: without U+0000, which Postgres cannot store and nobody types; of a text that is too
 * long, as much as shows that it is.
 */
export function searchText(q: string | readonly string[] | undefined): string {
  return (typeof q === "string" ? q : "").replaceAll("\0", "").slice(0, longestQuery + 1);
}
