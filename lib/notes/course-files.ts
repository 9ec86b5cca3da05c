import type { Picture } from "@/lib/pictures/picture";
import type { UnreadableFile } from "./unreadable-file";

/** Texts by name, what is known of pictures, and unreadable files, which the compiler reports. */
export type CourseFiles = ReadonlyMap<string, string | Picture | UnreadableFile>;

export function isPicture(file: string | Picture | UnreadableFile | undefined): file is Picture {
  return typeof file === "object" && "hash" in file;
}

/** Why a file is neither text nor picture; null for one that is. */
export function whyUnreadable(file: string | Picture | UnreadableFile | undefined): UnreadableFile | null {
  return typeof file === "object" && "reason" in file ? file : null;
}
