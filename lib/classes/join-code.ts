/** Codes that join a class: eight signs that nobody takes for others, without 0, O, 1 and I. */

export const joinCodeSigns = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

export const joinCodeLength = 8;

/** The code that somebody typed, with spaces, hyphens or small letters; null if it is none. */
export function readJoinCode(typed: string): string | null {
  const code = typed
    .normalize("NFKC")
    .replaceAll(/[\s\p{Pd}]/gu, "")
    .toUpperCase();
  return code.length === joinCodeLength && [...code].every((sign) => joinCodeSigns.includes(sign))
    ? code
    : null;
}

/** In two groups, as it is shown: `ABCD-EFGH`. */
export function shownJoinCode(code: string): string {
  return `${code.slice(0, joinCodeLength / 2)}-${code.slice(joinCodeLength / 2)}`;
}
