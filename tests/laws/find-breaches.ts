import { posix } from "node:path";
import { type FolderPicture, folderCircles, folderPicture } from "./folder-picture";
import { forbiddenInDomain, type ImportLaw, importLaws, isDomain } from "./import-laws";
import { codeOnly, type Import, readImports } from "./read-imports";

/** The text of every file by its path from the root. */
export type Sources = ReadonlyMap<string, string>;

/** One line per violation, `file:line: problem`, in the order of the files. */
export function findBreaches(sources: Sources): string[] {
  const imports = allImports(sources);
  return [
    ...[...imports].flatMap(([file, found]) => found.flatMap((one) => lawsBroken(file, one))),
    ...[...sources].flatMap(([file, source]) => (isDomain(file) ? impurities(file, source) : [])),
    ...cycles(imports),
    ...folderCircles(pictureOf(sources)).map(
      (way) =>
        `${way[0]}: folders import each other: ${way.join(" → ")}. One of them is the ground of the other.`,
    ),
  ];
}

export function pictureOf(sources: Sources): FolderPicture {
  const files = [...allImports(sources)].map(([file, found]) => {
    return [file, found.map(({ target }) => target)] as const;
  });
  return folderPicture(new Map(files));
}

function allImports(sources: Sources): Map<string, ResolvedImport[]> {
  return new Map([...sources].map(([file, source]) => [file, resolvedImports(file, source, sources)]));
}

type ResolvedImport = Import & { readonly target: string };

function resolvedImports(file: string, source: string, sources: Sources): ResolvedImport[] {
  return readImports(source).map((one) => ({ ...one, target: resolve(file, one.specifier, sources) }));
}

/** The file of the repository that the import leads to, else the package's name as written. */
function resolve(file: string, specifier: string, sources: Sources): string {
  const path = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? posix.join(posix.dirname(file), specifier)
      : null;
  if (path === null) return specifier;
  const candidates = [path, `${path}.ts`, `${path}.tsx`];
  return candidates.find((candidate) => sources.has(candidate)) ?? path;
}

function lawsBroken(file: string, { target, specifier, line, typeOnly }: ResolvedImport): string[] {
  const breaks = (law: ImportLaw) =>
    law.from.test(file) &&
    !law.except?.test(file) &&
    law.never.test(target) &&
    !law.unless?.test(target) &&
    !(typeOnly && law.typesAllowed);
  return importLaws
    .filter(breaks)
    .map(({ name, why }) => `${file}:${line}: imports ${specifier}, but ${name}. ${why}`);
}

function impurities(file: string, source: string): string[] {
  const code = codeOnly(source);
  return forbiddenInDomain.flatMap(({ code: forbidden, instead }) =>
    [...code.matchAll(forbidden)].map(({ 0: found, index }) => {
      const line = code.slice(0, index).split("\n").length;
      return `${file}:${line}: ${found} in the domain; ${instead}.`;
    }),
  );
}

/** Each cycle once, however many paths lead into it. */
function cycles(imports: ReadonlyMap<string, readonly ResolvedImport[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    if (path.includes(file)) {
      found.push(
        `${file}:1: imports itself by way of ${[...path.slice(path.indexOf(file)), file].join(" → ")}.`,
      );
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const { target } of imports.get(file) ?? []) if (imports.has(target)) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of imports.keys()) visit(file);
  return found;
}
