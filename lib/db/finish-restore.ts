import { existsSync, renameSync } from "node:fs";

/** The path where a whole cluster waits to replace the present one. */
export function restoredBeside(cluster: string): string {
  return `${cluster}.restored`;
}

/**
 * Finishes a restore that was killed half way: the present cluster is aside, and the restored one is whole, but not in
 * its place yet. The caller must hold the data directory's lock.
 */
export function finishRestore(cluster: string): void {
  const restored = restoredBeside(cluster);
  if (!existsSync(cluster) && existsSync(restored)) renameSync(restored, cluster);
}
