import { cookies } from "next/headers";

export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** Holds the chosen theme. The server reads it, so the first paint has the right colours without a script. */
export const themeCookie = "theme";

export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get(themeCookie)?.value;
  return themes.find((theme) => theme === value) ?? "system";
}
