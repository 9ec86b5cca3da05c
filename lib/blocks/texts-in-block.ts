import { readYamlBlock, type YamlBlock, type YamlPath, type YamlSource } from "./yaml-block";

export type TextInBlock = { readonly path: YamlPath; readonly text: string };

/** Every text of a block of any kind, except the quote, which is part of the prose and checked there. */
export function textsInBlock(block: YamlSource): {
  readonly yaml: YamlBlock;
  readonly texts: readonly TextInBlock[];
} {
  const yaml = readYamlBlock(block);
  return { yaml, texts: textsIn(yaml.value, []).filter(({ path }) => path[0] !== "quote") };
}

function textsIn(value: unknown, path: YamlPath): TextInBlock[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry, index) => textsIn(entry, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => textsIn(inner, [...path, field]));
}
