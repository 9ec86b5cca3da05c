import { galleryBlocks } from "./blocks";
import { galleryExercises } from "./exercises";
import type { GalleryEntry } from "./gallery-entry";

/** Filled-in blocks of every kind, and of the usual patterns of exercises: a start that is not empty. */
export const gallery: readonly GalleryEntry[] = [...galleryBlocks, ...galleryExercises];
