/** An answered matrix, in brackets. `text` is its text for screen readers. */
export function MatrixAnswer({
  cells,
  text,
}: {
  readonly cells: readonly (readonly string[])[];
  readonly text: string;
}) {
  return (
    <>
      <span className="sr-only">{text}</span>
      <span aria-hidden="true" className="inline-flex gap-1 align-middle font-normal">
        <span className="w-1.5 border-current border-y-[1.5px] border-l-[1.5px]" />
        <span
          className="inline-grid gap-x-4 text-center leading-[1.2]"
          style={{ gridTemplateColumns: `repeat(${cells[0]?.length ?? 1}, auto)` }}
        >
          {cells.flatMap((line, row) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            line.map((cell, col) => <span key={`${row} ${col}`}>{cell.replace("-", "−")}</span>),
          )}
        </span>
        <span className="w-1.5 border-current border-y-[1.5px] border-r-[1.5px]" />
      </span>
    </>
  );
}
