/** Puts the addresses of pictures where their names are written. */
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { Json } from "@/lib/items/item-kind";
import { parseMarkdown } from "@/lib/markdown/parse-markdown";

/** The address of a picture by its name; nothing if the course has none. */
export type FindPicture = (name: string) => string | null | undefined;

/** Changes the tree. What is no picture of the course keeps its name, and is not shown. */
export function placePictures(tree: Root, find: FindPicture): void {
  visit(tree, "image", (node) => {
    node.url = find(node.url) ?? node.url;
  });
}

/** The names in the pictures of a text, each once. */
export function pictureNames(tree: Root): string[] {
  const names = new Set<string>();
  visit(tree, "image", ({ url }) => {
    names.add(url);
  });
  return [...names];
}

/** All texts of an item's body, with addresses in place of names. */
export function withPictures(body: Json, find: FindPicture): Json {
  if (typeof body === "string") return body.includes("![") ? inText(body, find) : body;
  if (Array.isArray(body)) return body.map((part) => withPictures(part, find));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, part]) => [name, withPictures(part, find)]));
}

function inText(text: string, find: FindPicture): string {
  const edits: { readonly at: number; readonly name: string; readonly address: string }[] = [];
  visit(parseMarkdown(text), "image", ({ url, position }) => {
    const address = find(url);
    const [from = 0, to = 0] = [position?.start.offset, position?.end.offset];
    const written = text.slice(from, to);
    // After the alternative text, in which brackets are balanced or escaped.
    const at = written.indexOf(url, written.lastIndexOf("]("));
    if (address != null && at >= 0) edits.push({ at: from + at, name: url, address });
  });
  return edits.reduceRight(
    (done, { at, name, address }) => done.slice(0, at) + address + done.slice(at + name.length),
    text,
  );
}
