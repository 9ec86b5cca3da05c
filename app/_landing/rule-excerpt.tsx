const rule = [
  ["given", ""],
  ["  n", "{ int: [12, 256] }"],
  ["  k", "{ from: [3, 5, 7, 11] }"],
  ["answer", "{ kind: integer, value: moves + 1 }"],
  ["misconceptions", ""],
  ["  - id", "no-plus-one"],
  ["    value", "moves"],
  ["    says", "The first position counts too. …"],
] as const;

/** A few lines of an exercise's source. */
export function RuleExcerpt({ label }: { readonly label: string }) {
  return (
    <figure aria-label={label} className="rounded-2 bg-leaf px-4 py-3 font-mono text-12 leading-[1.375rem]">
      {rule.map(([key, value]) => (
        <div key={key} className="break-words pl-[8ch] -indent-[8ch] whitespace-pre-wrap">
          <span className="text-accent">{key}</span>: {value}
        </div>
      ))}
    </figure>
  );
}
