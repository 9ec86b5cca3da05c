/**
 * The languages of the product, one line each. Besides its line, a language needs a folder of messages
 * (`./messages/<locale>`), and translations of notes as `<note>.<locale>.md`.
 */
type Language = {
  /** Its name in itself, and a short form of it. */
  readonly name: string;
  readonly short: string;
  /** BCP 47, for `lang` attributes. `zh` alone would leave the choice of glyphs to the system. */
  readonly tag: string;
  /** BCP 47, for dates: day before month, so the English is not American. */
  readonly dates: string;
};

export const languages = {
  en: { name: "English", short: "EN", tag: "en", dates: "en-GB" },
  zh: { name: "中文", short: "中文", tag: "zh-CN", dates: "zh-CN" },
} as const satisfies Readonly<Record<string, Language>>;
