/** The same names, of which the second and later ones of a kind are numbered: beside one paragraph all differ. */
export function numberNames(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = 1 + (times.get(name) ?? 0);
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}
