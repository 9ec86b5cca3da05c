import type { LocalizedText } from "@/lib/i18n/locale";

/**
 * A filled-in block, to be changed into one's own. In both texts `gallery.id` stands for a free id, `gallery.concept` for a
 * concept of the course.
 */
export type GalleryEntry = {
  readonly name: string;
  readonly title: LocalizedText;
  /** For the original file of a note. */
  readonly original: string;
  /** For its translation. */
  readonly translation: string;
};
