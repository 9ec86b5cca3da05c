import type { UnreadableFile } from "./unreadable-file";

/** Texts by name, including unreadable files, which the compiler reports. */
export type CourseFiles = ReadonlyMap<string, string | UnreadableFile>;
