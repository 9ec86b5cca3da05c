/** `course` and `concept` by their authors' ids. */
export function conceptPracticeHref(course: string, concept: string): string {
  return `/practice/${course}/${encodeURIComponent(concept)}`;
}

export function notePracticeHref(course: string, note: string): string {
  return `/practice/${course}/note/${note}`;
}

/** Of an item by its name `<course>/<id>`. */
export function itemPracticeHref(name: string): string {
  const [course = "", ...key] = name.split("/");
  return `/practice/${course}/item/${encodeURIComponent(key.join("/"))}`;
}

/** Of what a search of one's items finds. */
export function foundPracticeHref(text: string): string {
  return `/practice/found?${new URLSearchParams({ q: text })}`;
}

/** Where a rehearsal is set up; without a course, of the first. */
export function rehearsalHref(course?: string): string {
  return course === undefined ? "/rehearsal" : `/rehearsal?${new URLSearchParams({ course })}`;
}
