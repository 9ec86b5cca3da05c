/** At most `limit` (2 or more) of the entries, evenly spread, the first and the last among them. */
export function spread<Entry>(entries: readonly Entry[], limit: number): readonly Entry[] {
  if (entries.length <= limit) return entries;
  const stride = (entries.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, index) => entries[Math.round(index * stride)] as Entry);
}
