/** The courses of a content directory, for the command line: found by name, compiled once, without pages and gate. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { nearestNames } from "@/lib/blocks/nearest-name";
import type { CompiledCourse, CompiledItem } from "@/lib/notes/compiled-course";
import { recompileCourse } from "@/lib/notes/recompile-course";
import { openCompileCache } from "@/lib/services/compile-cache-files";
import { readCourseFiles } from "@/lib/services/read-course-files";
import { readCourseSlugs } from "@/lib/services/read-course-slugs";
import { NotesProblem } from "./notes-problem";

export class NotesLibrary {
  readonly #courses = new Map<string, Promise<CompiledCourse>>();

  constructor(readonly directory: string) {}

  /** Slugs, sorted. Throws a NotesProblem if there is no such directory. */
  async courses(): Promise<string[]> {
    if (!statSync(this.directory, { throwIfNoEntry: false })?.isDirectory())
      throw new NotesProblem(`There is no directory ${this.directory}. Name another with --content.`);
    return readCourseSlugs(this.directory);
  }

  course(slug: string): Promise<CompiledCourse> {
    const known = this.#courses.get(slug);
    if (known !== undefined) return known;
    const compiled = readCourseFiles(join(this.directory, slug)).then((files) =>
      recompileCourse(slug, files, { gate: false, pages: false }, openCompileCache()),
    );
    this.#courses.set(slug, compiled);
    return compiled;
  }

  /** An item by `<course>/<id>`. Throws a NotesProblem that suggests similar names. */
  async item(name: string): Promise<CompiledItem> {
    const [slug = "", id = "", ...rest] = name.split("/");
    if (slug === "" || id === "" || rest.length > 0)
      throw new NotesProblem(`"${name}" is no item. Write <course>/<item>, as \`list\` shows them.`);
    const slugs = await this.courses();
    if (!slugs.includes(slug))
      throw new NotesProblem(`There is no course ${slug}.${suggestion(slug, slugs)}`);
    const { items, diagnostics } = await this.course(slug);
    const item = items.find((one) => one.id === id);
    if (item !== undefined) return item;
    const broken = diagnostics.some(({ severity }) => severity === "error")
      ? " Some blocks have errors and give no items: see `check`."
      : "";
    throw new NotesProblem(
      `There is no item ${name}.${suggestion(
        id,
        items.map((one) => one.id),
        `${slug}/`,
      )}${broken}`,
    );
  }
}

/** Similar names, or names that contain the text. */
function suggestion(written: string, known: readonly string[], prefix = ""): string {
  const near = nearestNames(written, known, 3);
  const containing = known.filter((name) => name.includes(written)).slice(0, 3);
  const names = (near.length > 0 ? near : containing).map((name) => prefix + name);
  return names.length === 0 ? " See `list`." : ` Did you mean ${names.join(", ")}?`;
}
