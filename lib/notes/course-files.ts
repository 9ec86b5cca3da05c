import type { UnreadableFile } from "./unreadable-file";

/** Texts by name. What should be a text and is none is there too: the compiler reports it. */
export type CourseFiles = ReadonlyMap<string, string | UnreadableFile>;
