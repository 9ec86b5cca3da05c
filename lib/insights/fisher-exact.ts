/**
 * Fisher's exact test, two-sided: the probability that `right` of `n` in one group, beside `restRight` of `restN` in the
 * other, or a table as unlikely, comes about if both are alike. The sum of all hypergeometric probabilities that are not
 * greater than that of the table itself, as in R's `fisher.test`.
 */
export function fisherExact(right: number, n: number, restRight: number, restN: number): number {
  const [total, rights] = [n + restN, right + restRight];
  const least = Math.max(0, rights - restN);
  const most = Math.min(n, rights);
  const all = logChoose(total, rights);
  const logOf = (k: number) => logChoose(n, k) + logChoose(restN, rights - k) - all;
  // What is equally likely differs by rounding.
  const bound = logOf(right) + 1e-7;
  let sum = 0;
  for (let k = least; k <= most; k += 1) if (logOf(k) <= bound) sum += Math.exp(logOf(k));
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const known: number[] = [0];

function logFactorial(n: number): number {
  for (let i = known.length; i <= n; i += 1) known.push(known[i - 1]! + Math.log(i));
  return known[n]!;
}
