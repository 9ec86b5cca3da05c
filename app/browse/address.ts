import { printSort, type Sort, usualSort } from "@/lib/browse/sort";

/** The address of a search. */
export function browseHref(text: string, sort: Sort): string {
  const parameters = new URLSearchParams();
  if (text !== "") parameters.set("q", text);
  if (printSort(sort) !== printSort(usualSort)) parameters.set("sort", printSort(sort));
  const search = parameters.toString();
  return search === "" ? "/browse" : `/browse?${search}`;
}

export function itemHref(name: string): string {
  return `/browse/${name}`;
}
