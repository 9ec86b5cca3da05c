import { AsyncLocalStorage } from "node:async_hooks";
import { hashPassword } from "better-auth/crypto";

const ready = new AsyncLocalStorage<string>();

/**
 * Does `work` with the password hashed already. Hashing takes a tenth of a second, and better-auth does it inside the
 * transaction of a sign-up: the embedded database, which has one connection, would stand still for as long.
 */
export async function withHashOf<T>(password: string, work: () => Promise<T>): Promise<T> {
  return ready.run(await hashPassword(password), work);
}

/** The hash that is ready, else a new one. */
export async function hashOnce(password: string): Promise<string> {
  return ready.getStore() ?? hashPassword(password);
}
