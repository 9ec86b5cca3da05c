/**
 * The language of notes: Markdown, with YAML in its front matter and in its blocks. Made from the parsers themselves,
 * since CodeMirror's package for Markdown brings those of HTML, CSS and JavaScript with it.
 */

import {
  defineLanguageFacet,
  foldNodeProp,
  foldService,
  Language,
  LanguageSupport,
  languageDataProp,
  syntaxTree,
} from "@codemirror/language";
import { NodeProp, type NodeType, parseMixed, type SyntaxNode } from "@lezer/common";
import { styleTags, tags } from "@lezer/highlight";
import { type MarkdownConfig, parser as markdown, Strikethrough, Table } from "@lezer/markdown";
import { yamlLanguageParts } from "./yaml-language";

const data = defineLanguageFacet({ commentTokens: { block: { open: "<!--", close: "-->" } } });

const level = new NodeProp<number>();

function levelOf(type: NodeType): number | undefined {
  const found = /^(?:ATX|Setext)Heading(\d)$/.exec(type.name);
  return found === null ? undefined : Number(found[1]);
}

/** The lines between two `---` at the very top. */
const frontMatter: MarkdownConfig = {
  defineNodes: [
    { name: "FrontMatter", block: true },
    { name: "FrontMatterMark", style: tags.processingInstruction },
    { name: "FrontMatterText" },
  ],
  parseBlock: [
    {
      name: "FrontMatter",
      before: "HorizontalRule",
      parse(context, line) {
        if (context.lineStart !== 0 || !/^---[ \t]*$/.test(line.text)) return false;
        const from = context.parsedPos + line.text.length + 1;
        const marks = [context.elt("FrontMatterMark", 0, line.text.length)];
        while (context.nextLine()) {
          if (!/^---[ \t]*$/.test(line.text)) continue;
          const at = context.lineStart;
          const end = at + line.text.length;
          const text = from < at ? [context.elt("FrontMatterText", from, at)] : [];
          context.nextLine();
          context.addElement(
            context.elt("FrontMatter", 0, end, [...marks, ...text, context.elt("FrontMatterMark", at, end)]),
          );
          return true;
        }
        return true;
      },
    },
  ],
};

/** Kinds of blocks whose text is YAML. A list of the kinds comes from the worker, but not in time for the first look. */
const withYaml = new Set(["card", "cloze", "choice", "order", "match", "label", "exercise", "dot", "figure"]);

const blocks: MarkdownConfig = {
  wrap: parseMixed((node, input) => {
    if (node.name === "FrontMatter") return yamlIn(node.node, "FrontMatterText");
    if (node.name !== "FencedCode") return null;
    const info = node.node.getChild("CodeInfo");
    if (info === null || !withYaml.has(input.read(info.from, info.to))) return null;
    return yamlIn(node.node, "CodeText");
  }),
};

function yamlIn(node: SyntaxNode, part: string) {
  const overlay = node.getChildren(part).map(({ from, to }) => ({ from, to }));
  return overlay.length === 0 ? null : { parser: yamlLanguageParts.parser, overlay };
}

const parser = markdown.configure([
  Table,
  Strikethrough,
  frontMatter,
  blocks,
  {
    props: [
      level.add(levelOf),
      foldNodeProp.add((type) =>
        type.name === "FencedCode" || type.name === "FrontMatter"
          ? (node, state) => ({ from: state.doc.lineAt(node.from).to, to: node.to })
          : undefined,
      ),
      languageDataProp.add({ Document: data }),
      styleTags({ CodeInfo: tags.labelName, "FencedCode/CodeMark": tags.processingInstruction }),
    ],
  },
]);

function endOfSection(heading: SyntaxNode, depth: number): number {
  let last = heading;
  for (;;) {
    const next = last.nextSibling;
    if (next === null || (levelOf(next.type) ?? 7) <= depth) return last.to;
    last = next;
  }
}

const sections = foldService.of((state, start, end) => {
  for (
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(end, -1);
    node !== null && node.from >= start;
    node = node.parent
  ) {
    const depth = node.type.prop(level);
    if (depth === undefined) continue;
    const to = endOfSection(node, depth);
    if (to > end) return { from: end, to };
  }
  return null;
});

/** A note's text with highlighting and folding, of blocks and of sections. */
export function noteLanguage(): LanguageSupport {
  return new LanguageSupport(new Language(data, parser, [], "note"), [sections]);
}
