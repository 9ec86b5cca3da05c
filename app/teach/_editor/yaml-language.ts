import { foldInside, foldNodeProp, indentNodeProp, LanguageSupport, LRLanguage } from "@codemirror/language";
import { styleTags, tags } from "@lezer/highlight";
import { parser } from "@lezer/yaml";

/** YAML, in blocks and in `course.yaml`. Its own indentation is what the author writes: none is computed. */
export const yamlLanguageParts = LRLanguage.define({
  name: "yaml",
  parser: parser.configure({
    props: [
      indentNodeProp.add({ Stream: (context) => context.lineIndent(context.pos, -1) }),
      foldNodeProp.add({
        "FlowMapping FlowSequence": foldInside,
        "Item Pair BlockLiteral": (node, state) => ({ from: state.doc.lineAt(node.from).to, to: node.to }),
      }),
      styleTags({ "Key/Literal Key/QuotedLiteral": tags.definition(tags.propertyName) }),
    ],
  }),
  languageData: { commentTokens: { line: "#" } },
});

export function yamlLanguage(): LanguageSupport {
  return new LanguageSupport(yamlLanguageParts);
}
