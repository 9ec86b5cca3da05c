import { AsyncLocalStorage } from "node:async_hooks";
import { hashPassword } from "better-auth/crypto";

const ready = new AsyncLocalStorage<string>();

/**
 * Does `work` with the password already hashed. Hashing takes a tenth of a second, and better-auth does it inside the
 * transaction of a sign-up: it would block the embedded database, which has one connection.
 */
export async function withHashOf<T>(password: string, work: () => Promise<T>): Promise<T> {
  return ready.run(await hashPassword(password), work);
}

/** The precomputed hash, else a new one. */
export async function hashOnce(password: string): Promise<string> {
  return ready.getStore() ?? hashPassword(password);
}
