import { createHash } from "node:crypto";

/** The name of a content: SHA-256 in hex. */
export function contentHash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
