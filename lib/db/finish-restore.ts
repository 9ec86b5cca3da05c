import { existsSync, renameSync } from "node:fs";

/** Where a whole cluster waits to take the place of the present one. */
export function restoredBeside(cluster: string): string {
  return `${cluster}.restored`;
}

/**
 * Ends what a restore that was killed in the middle has begun: the present cluster is aside, and the restored one is
 * whole, but not in its place yet. The data directory's lock must be held.
 */
export function finishRestore(cluster: string): void {
  const restored = restoredBeside(cluster);
  if (!existsSync(cluster) && existsSync(restored)) renameSync(restored, cluster);
}
