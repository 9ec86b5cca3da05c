/** The columns of the list, by which it can be sorted. */
export const sortColumns = [
  "item",
  "kind",
  "note",
  "state",
  "due",
  "stability",
  "difficulty",
  "recall",
  "lapses",
  "seen",
] as const;

export type SortColumn = (typeof sortColumns)[number];

export type Sort = { readonly column: SortColumn; readonly isDescending: boolean };

/** What was due first comes first. */
export const usualSort: Sort = { column: "due", isDescending: false };

/** Behind which row a page begins: that row's value in the sorted column, as text, and its id. */
export type PageKey = { readonly value: string; readonly id: number };

/** `due`, or `-due` for the descending order; the usual order for anything else. */
export function readSort(text: string | undefined): Sort {
  const isDescending = text?.startsWith("-") ?? false;
  const name = isDescending ? text?.slice(1) : text;
  const column = sortColumns.find((each) => each === name);
  return column === undefined ? usualSort : { column, isDescending };
}

export function printSort({ column, isDescending }: Sort): string {
  return isDescending ? `-${column}` : column;
}

/** Whether a column is sorted as text. */
export function isTextColumn(column: SortColumn): boolean {
  return column === "kind";
}
