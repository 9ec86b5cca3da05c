/**
 * Prepares pictures in a process of its own, one after the other: whatever a file does to what decodes it, it takes
 * nothing along, and it may be killed at any moment.
 */
import { preparePicture } from "@/lib/services/prepare-picture";

process.on("message", async (bytes: Uint8Array) => {
  process.send?.(await preparePicture(bytes));
});
