import type { Html } from "@/lib/markdown/markup";
import { Prose } from "../prose";

/** The explanation shown after any answer. */
export function Why({ why, lang }: { readonly why: Html | undefined; readonly lang: string }) {
  return why === undefined ? null : <Prose html={why} size="list" lang={lang} />;
}
