/** A share with its interval on a scale from 0 to 1: a dot on a line. The numbers stand beside it. */
export function IntervalBar({
  share,
  low,
  high,
}: {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}) {
  const at = (value: number) => 2 + 96 * value;
  return (
    <svg
      viewBox="0 0 100 10"
      width="100"
      height="10"
      aria-hidden="true"
      className="inline-block align-middle"
    >
      <path d="M2 5H98" className="stroke-line" />
      <path d={`M${at(low)} 5H${at(high)}`} className="stroke-ink-3" strokeWidth="2" />
      <circle cx={at(share)} cy="5" r="3.5" className="fill-accent" />
    </svg>
  );
}
