/** Parses YAML that anybody may have written: within bounds, and without throwing. */
import { type Document, parseDocument } from "yaml";
import { yamlExcess } from "./yaml-excess";

/**
 * The document, with or without errors; null if it has more characters, or is nested deeper, than can be read in a
 * moment: the parser itself would take minutes, or all memory.
 */
export function parseYaml(yaml: string, mostCharacters: number): Document.Parsed | null {
  if (yamlExcess(yaml, mostCharacters) !== null) return null;
  try {
    return parseDocument(yaml, { prettyErrors: false, logLevel: "error" });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
