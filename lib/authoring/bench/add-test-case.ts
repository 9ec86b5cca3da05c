/** Turns a variant that an author has looked at into a case of the exercise's `tests`. */
import type { Given, Json } from "@/lib/items/item-kind";
import { writtenBlocks } from "../written-blocks";
import { addToList, type ListEdit } from "./add-to-list";

/**
 * The edit that adds this draw, with the answer that the exercise computes for it (test-case-answer.ts), to the block's
 * `tests`. Null if the text has no such block.
 */
export function addTestCase(text: string, id: string, given: Given, answer: Json): ListEdit | null {
  const lines = text.split("\n");
  const block = writtenBlocks(lines).find((one) => one.kind === "exercise" && one.id === id);
  if (block === undefined || !block.isClosed) return null;
  const written = `{ with: ${flow(given)}, answer: ${flow(answer)} }`;
  return addToList(lines, block, "tests", { lines: [written], flow: written });
}

/** In one line of YAML. */
function flow(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "string")
    return /^[a-z][a-z0-9-]*$/.test(value) && !isWord(value) ? value : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).map(([name, one]) => `${name}: ${flow(one)}`);
  return `{ ${entries.join(", ")} }`;
}

/** What YAML reads as something else than a text. */
function isWord(text: string): boolean {
  return ["true", "false", "null", "yes", "no", "on", "off"].includes(text);
}
