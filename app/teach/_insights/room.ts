import type { InsightPlace } from "@/lib/services/insight-access";

/** The search part of an address, as Next gives it. */
export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a room of insights is asked for. */
export type RoomProps = { readonly place: InsightPlace; readonly search: Search };

export function textOf(search: Search, name: string): string | null {
  const value = search[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The page asked for, from 1. */
export function pageOf(search: Search): number {
  const page = Number(textOf(search, "page") ?? 1);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}
