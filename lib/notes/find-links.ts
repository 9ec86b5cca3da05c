import type { Definition, Image, Link, Root } from "mdast";
import { visit } from "unist-util-visit";
import { type Diagnostic, diagnostic, type Problem } from "@/lib/blocks/diagnostic";
import { textsInBlock } from "@/lib/blocks/texts-in-block";
import type { YamlSource } from "@/lib/blocks/yaml-block";
import { parseMarkdown } from "@/lib/markdown/parse-markdown";
import type { Memo } from "./memo";
import type { ParsedNote } from "./parse-note";

/** A link or picture of a text, and how to report a problem at its place. */
export type FoundLink = {
  readonly url: string;
  readonly image: boolean;
  /** What a picture says to those who do not see it. */
  readonly alt: string;
  /** Whether it is in a block, whose item is asked on other pages, too. */
  readonly inBlock: boolean;
  problem(problem: Problem): Diagnostic;
};

/** The links and pictures of a note's prose and of the texts in its blocks. */
export function findLinks(note: ParsedNote, memo: Memo): FoundLink[] {
  const linking = [...note.blocks, ...note.figures].filter(
    (block) => memo.get(`linking ${block.yaml}`, () => ({ is: linkingTexts(block).texts.length > 0 })).is,
  );
  return [...linksInProse(note), ...linking.flatMap(linksInBlock)];
}

function linksInProse({ file, tree }: ParsedNote): FoundLink[] {
  return linkNodes(tree).map((node) => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    return {
      ...targetOf(node),
      inBlock: false,
      problem: (problem) => diagnostic({ file, line, column }, problem),
    };
  });
}

/** A text without any of these has no link, and its Markdown need not be parsed. */
const linkSign = /\]\(|\]:|<[a-z][a-z\d+.-]*:/i;

function linkingTexts(block: YamlSource) {
  const { yaml, texts } = textsInBlock(block);
  return { yaml, texts: texts.filter(({ text }) => linkSign.test(text)) };
}

function linksInBlock(block: YamlSource): FoundLink[] {
  const { yaml, texts } = linkingTexts(block);
  return texts.flatMap(({ path, text }) =>
    linkNodes(parseMarkdown(text)).map((node) => ({
      ...targetOf(node),
      inBlock: true,
      problem: (problem: Problem) =>
        yaml.problem(path, { offset: node.position?.start.offset ?? 0, ...problem }),
    })),
  );
}

type LinkNode = Link | Image | Definition;

/** The target of a reference link is in its definition. */
function linkNodes(tree: Root): LinkNode[] {
  const nodes: LinkNode[] = [];
  visit(tree, (node) => {
    if (node.type === "link" || node.type === "image" || node.type === "definition") nodes.push(node);
  });
  return nodes;
}

function targetOf(node: LinkNode): Pick<FoundLink, "url" | "image" | "alt"> {
  return { url: node.url, image: node.type === "image", alt: node.type === "image" ? (node.alt ?? "") : "" };
}
