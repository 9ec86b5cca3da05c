/** Numbers repeated names from the second on, so that the names beside one paragraph are unique. */
export function numberNames(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = 1 + (times.get(name) ?? 0);
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}
