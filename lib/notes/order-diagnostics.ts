import { type Diagnostic, diagnostic } from "@/lib/blocks/diagnostic";

/** Per file. Nobody fixes more before checking again. */
const mostDiagnostics = 200;

/** Sorts by place; of each file only the first ones are kept, with the number of the others. */
export function inOrder(all: readonly Diagnostic[]): Diagnostic[] {
  const found = all.toSorted(byPlace);
  const byFile = new Map<string, Diagnostic[]>();
  for (const one of found) {
    const all = byFile.get(one.file);
    if (all === undefined) byFile.set(one.file, [one]);
    else all.push(one);
  }
  return [...byFile.values()].flatMap((all) => {
    const first = all.slice(0, mostDiagnostics);
    const last = first.at(-1);
    const rest = all.slice(mostDiagnostics);
    if (last === undefined || rest.length === 0) return first;
    const severity = rest.some((one) => one.severity === "error") ? "error" : "warning";
    const message = `There are ${rest.length} more problems in this file.`;
    const remedy = "Mend those above first.";
    return [...first, diagnostic(last, { severity, rule: "more", message, remedy })];
  });
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
