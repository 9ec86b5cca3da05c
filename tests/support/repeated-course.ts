import { parse, stringify } from "yaml";

/** A course many times as large: each note repeated under other names, with other ids of its blocks. */
export function repeatedCourse(files: ReadonlyMap<string, string>, times: number): Map<string, string> {
  const course = parse(files.get("course.yaml") ?? "");
  const all = new Map(files);
  const notes: string[] = [...course.notes];
  for (let copy = 2; copy <= times; copy++) {
    for (const note of course.notes) {
      notes.push(`${note}-${copy}`);
      for (const locale of ["en", "zh"]) {
        const text = files.get(`${note}.${locale}.md`);
        if (text === undefined) continue;
        all.set(
          `${note}-${copy}.${locale}.md`,
          text.replace(/^id: .*$/gm, (id) => `${id}-${copy}`),
        );
      }
    }
  }
  return all.set("course.yaml", stringify({ ...course, notes }));
}
