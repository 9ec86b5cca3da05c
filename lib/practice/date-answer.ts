/**
 * When an answer was given that waited `ageMs` on a device before the server got it. Not before the rehearsal's start,
 * nor before the last answer that the server has of the same device: until then it could reach the server, and sends in
 * the order of giving. Once the rehearsal is handed in its solutions can be read, and what comes counts from its coming.
 */
export function dateAnswer(given: {
  readonly now: Date;
  readonly ageMs: number;
  readonly startedAt: Date;
  /** The last answer that the server got from this device; null if it knows of none. */
  readonly before: Date | null;
  readonly isHandedIn: boolean;
}): Date {
  const { now, ageMs, startedAt, before, isHandedIn } = given;
  if (isHandedIn) return now;
  const earliest = Math.max(startedAt.getTime(), before?.getTime() ?? 0);
  return new Date(Math.min(now.getTime(), Math.max(earliest, now.getTime() - ageMs)));
}
