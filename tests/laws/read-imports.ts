/** One import statement, export-from or dynamic import of a file. */
export type Import = {
  readonly specifier: string;
  readonly line: number;
  /** Erased at compile time. */
  readonly typeOnly: boolean;
};

/**
 * The imports of a TypeScript file. The formatter keeps imports in one shape, so tokens suffice and no parser is
 * needed: comments, strings and templates are skipped as a whole, so that their content is not taken for code.
 */
export function readImports(source: string): Import[] {
  return [...source.matchAll(TOKENS)].flatMap(({ groups, index }) => {
    const specifier = groups?.from ?? groups?.dynamic;
    if (specifier === undefined) return [];
    const line = source.slice(0, index).split("\n").length;
    return [{ specifier, line, typeOnly: groups?.type !== undefined || onlyTypes(groups?.clause ?? "") }];
  });
}

/** The source with every comment, string and template blanked out, line for line. */
export function codeOnly(source: string): string {
  return source.replace(LITERALS, (literal) => literal.replace(/[^\n]/g, " "));
}

const comment = String.raw`\/\*[\s\S]*?\*\/|\/\/[^\n]*`;
const text = String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|${"`"}(?:\\[\s\S]|[^${"`"}\\])*${"`"}`;
const statement = String.raw`\b(?:import|export)\b(?<type>\s+type\b)?\s*(?<clause>[^;"'${"`"}()]*?\bfrom\s*)?["'](?<from>[^"']+)["']`;
const call = String.raw`\bimport\(\s*["'](?<dynamic>[^"']+)["']\s*\)`;

const TOKENS = new RegExp([comment, statement, call, text].join("|"), "g");
const LITERALS = new RegExp([comment, text].join("|"), "g");

/** `{ type A, type B } from`: erased at run time. */
function onlyTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}\s*from\s*$/.exec(clause.trim())?.[1]?.split(",");
  const given = names?.map((name) => name.trim()).filter(Boolean) ?? [];
  return given.length > 0 && given.every((name) => name.startsWith("type "));
}
