/** `wanted` itself, or with the first number that makes it free; letters and signs that no id may have are left out. */
export function freshId(wanted: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  const base =
    wanted
      .toLowerCase()
      .replace(/[^a-z0-9.-]+/g, "-")
      .replace(/[.-]{2,}/g, "-")
      .replace(/^[.-]|[.-]$/g, "")
      .slice(0, 70) || "item";
  if (!all.has(base)) return base;
  let count = 2;
  while (all.has(`${base}-${count}`)) count++;
  return `${base}-${count}`;
}
