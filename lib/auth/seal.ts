import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { installationSecret } from "./secret";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

function key(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", installationSecret(), "", `notecurve:${purpose}`, 32));
}

/** Encrypts and signs data that the browser carries for us but may not read, such as the numbers of a trial. */
export function seal(purpose: string, value: unknown): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key(purpose), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url");
}

/**
 * The value that this installation sealed for this purpose; null for anything else, and for the same bytes in another
 * spelling: a base64 decoder skips unknown characters, so one seal would have many forms.
 */
export function unseal(purpose: string, sealed: string): unknown {
  try {
    const bytes = Buffer.from(sealed, "base64url");
    if (bytes.toString("base64url") !== sealed) return null;
    const iv = bytes.subarray(0, ivBytes);
    // Without the length, a tag cut down to four bytes would pass if just those four match.
    const decipher = createDecipheriv(algorithm, key(purpose), iv, { authTagLength: tagBytes });
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return JSON.parse(text.toString("utf8"));
  } catch {
    return null;
  }
}
