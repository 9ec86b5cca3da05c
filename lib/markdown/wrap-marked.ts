/** Finds pairs of marker characters in the text of a tree and wraps the nodes between them in an element. */
import type { Element, ElementContent, Nodes, Parents, RootContent } from "hast";

export type Marker = { readonly open: string; readonly close: string; readonly element: () => Element };

/**
 * Each pair must open and close within one parent; whole elements may stand between. Changes the tree. Returns the
 * markers that formed a pair; all marker characters are removed.
 */
export function wrapMarked(tree: Parents, markers: readonly Marker[]): Set<Marker> {
  const done = new Set<Marker>();
  if (markers.length === 0) return done;
  const characters = new Set(markers.flatMap(({ open, close }) => [open, close]));
  const isMark = (node: Nodes): node is Nodes & { type: "text" } =>
    node.type === "text" && characters.has(node.value);
  const wrapIn = (parent: Parents): void => {
    let children = (parent.children as RootContent[]).flatMap((child) => splitAt(child, characters));
    for (const marker of children.some(isMark) ? markers : []) {
      for (;;) {
        const start = children.findIndex((child) => isMark(child) && child.value === marker.open);
        const length = children
          .slice(start + 1)
          .findIndex((child) => isMark(child) && child.value === marker.close);
        if (start < 0 || length < 0) break;
        const wrapper = marker.element();
        wrapper.children = children.slice(start + 1, start + 1 + length) as ElementContent[];
        children = [...children.slice(0, start), wrapper, ...children.slice(start + length + 2)];
        done.add(marker);
      }
    }
    parent.children = children.filter((child) => !isMark(child)) as typeof parent.children;
    for (const child of parent.children) if ("children" in child) wrapIn(child);
  };
  wrapIn(tree);
  return done;
}

/** Splits a text node so that each marker stands alone. */
function splitAt(node: RootContent, characters: ReadonlySet<string>): RootContent[] {
  if (node.type !== "text" || ![...node.value].some((character) => characters.has(character))) return [node];
  const pieces: string[] = [];
  let plain = "";
  for (const character of node.value) {
    if (!characters.has(character)) {
      plain += character;
      continue;
    }
    if (plain !== "") pieces.push(plain);
    pieces.push(character);
    plain = "";
  }
  if (plain !== "") pieces.push(plain);
  return pieces.map((value) => ({ type: "text", value }));
}
