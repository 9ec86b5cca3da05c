/**
 * When an answer was given that waited `ageMs` on a device before the server got it. Not before the rehearsal's start,
 * nor before its last answer that the server has: until then the device could reach it. Once the rehearsal is handed in
 * its solutions can be read, and what comes counts from its coming.
 */
export function dateAnswer(given: {
  readonly now: Date;
  readonly ageMs: number;
  readonly startedAt: Date;
  /** Instants of the answers that the server has. */
  readonly kept: readonly Date[];
  readonly isHandedIn: boolean;
}): Date {
  const { now, ageMs, startedAt, kept, isHandedIn } = given;
  if (isHandedIn) return now;
  const earliest = Math.max(startedAt.getTime(), ...kept.map((each) => each.getTime()));
  return new Date(Math.min(now.getTime(), Math.max(earliest, now.getTime() - ageMs)));
}
