/**
 * The secret that signs session cookies and seals tickets. The start command puts it into the environment: the
 * operator's own BETTER_AUTH_SECRET, or one that it made and keeps beside the data.
 */
export function installationSecret(): string {
  const secret = process.env.BETTER_AUTH_SECRET;
  if (!secret || secret.length < 32) {
    throw new Error(
      "BETTER_AUTH_SECRET is missing or shorter than 32 characters. Start with `npm start`, which makes one.",
    );
  }
  return secret;
}
