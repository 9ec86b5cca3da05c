import type { AnswerFilter } from "@/lib/services/insight-item";
import { type Search, textOf } from "./room";

/** A filter of answers as the search part of an address. */
export type FilterSearch = Readonly<Record<string, string>>;

const plain = ["wrong", "unexplained", "first"] as const;
const named = ["misconception", "option"] as const;
const alike = ["value", "difference", "ratio"] as const;

/** The answers asked for: all of them, if the address says nothing that can be read; and what to keep for other pages. */
export function readFilter(search: Search): { readonly filter: AnswerFilter; readonly kept: FilterSearch } {
  const [by, id, value, name, from, to] = ["by", "id", "value", "name", "from", "to"].map((each) =>
    textOf(search, each),
  );
  for (const each of plain) if (by === each) return { filter: { by: each }, kept: { by: each } };
  for (const each of named)
    if (by === each && id) return { filter: { by: each, id }, kept: { by: each, id } };
  for (const each of alike)
    if (by === each && value && Number.isFinite(Number(value)))
      return { filter: { by: each, value: Number(value) }, kept: { by: each, value } };
  if (by === "parameter" && name && from && to)
    return {
      filter: { by, name, from: numberOrText(from), to: numberOrText(to) },
      kept: { by, name, from, to },
    };
  return { filter: { by: "all" }, kept: {} };
}

function numberOrText(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}
