import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { Decoration, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The look: our tokens, which follow the theme by themselves. */
const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--leaf)", color: "var(--ink)", fontSize: "0.8125rem" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.375rem", overflow: "auto" },
  ".cm-content": { padding: "var(--s-3) 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 var(--s-4) 0 var(--s-2)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--select)",
  },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--ink-3)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.5rem", padding: "0 var(--s-1) 0 var(--s-2)" },
  ".cm-activeLine, .cm-activeLineGutter": {
    backgroundColor: "color-mix(in srgb, var(--accent) 4%, transparent)",
  },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink-3)",
    border: "1px solid var(--line-2)",
    padding: "0 var(--s-2)",
  },
  ".cm-foldGutter .cm-gutterElement": { cursor: "pointer", padding: "0 0.25rem" },
  ".cm-math": { color: "var(--right)" },
  ".cm-expression": { color: "var(--easy)" },
  ".cm-lintRange": { backgroundImage: "none" },
  ".cm-lintRange-error": {
    textDecoration: "underline wavy var(--wrong) 1.25px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-warning": {
    textDecoration: "underline wavy var(--slip) 1.25px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintPoint::after": { display: "none" },
  ".cm-gutter-lint": { width: "0.75rem" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0" },
  ".cm-lint-marker": {
    content: "none",
    width: "0.5rem",
    height: "0.5rem",
    margin: "0.4375rem 0.125rem",
    borderRadius: "50%",
  },
  ".cm-lint-marker-error": { content: "none", backgroundColor: "var(--wrong)" },
  ".cm-lint-marker-warning": { content: "none", backgroundColor: "var(--slip)", borderRadius: "1px" },
  ".cm-tooltip": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    border: "1px solid var(--line-2)",
    borderRadius: "var(--r-2)",
    boxShadow: "var(--lift-2)",
    font: "400 var(--t-13)/var(--l-13) var(--sans)",
  },
  ".cm-tooltip.cm-tooltip-lint": { maxWidth: "32rem" },
  ".cm-diagnostic": { padding: "var(--s-2) var(--s-3)", borderLeftWidth: "3px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--wrong)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--slip)" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
    borderRadius: "var(--r-2)",
    minHeight: "1.5rem",
    padding: "0 var(--s-2)",
    margin: "var(--s-1) var(--s-2) 0 0",
  },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "16rem" },
  ".cm-tooltip-autocomplete > ul > li": {
    minHeight: "1.5rem",
    lineHeight: "1.5rem",
    padding: "0 var(--s-2)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.8" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionInfo": { padding: "var(--s-2) var(--s-3)" },
  ".cm-panels": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    borderColor: "var(--line)",
    font: "400 var(--t-13)/var(--l-13) var(--sans)",
  },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "var(--s-2) var(--s-3)" },
  ".cm-textfield": {
    backgroundColor: "var(--paper)",
    border: "1px solid var(--edge)",
    borderRadius: "var(--r-2)",
    minHeight: "1.75rem",
    fontSize: "var(--t-13)",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--paper)",
    border: "1px solid var(--edge)",
    borderRadius: "var(--r-2)",
    minHeight: "1.75rem",
    fontSize: "var(--t-13)",
  },
  ".cm-panel.cm-search [name=close]": { minWidth: "1.5rem", minHeight: "1.5rem", color: "var(--ink-2)" },
  ".cm-searchMatch": { backgroundColor: "var(--slip-wash)", outline: "1px solid var(--slip)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--select)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--select)" },
});

const colours = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "650" },
  { tag: tags.strong, fontWeight: "650" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--accent)" },
  { tag: [tags.processingInstruction, tags.labelName, tags.meta, tags.comment], color: "var(--ink-3)" },
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--accent)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--easy)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--ink-3)" },
]);

/** Formulas and expressions, wherever they stand: in the text as in the texts of blocks. */
const marker = new MatchDecorator({
  regexp: /\{\{[^{}\n]*\}\}|\$[^$\n]+\$/g,
  decorate: (add, from, to, [text]) => {
    if (text.startsWith("{{")) return add(from, to, expression);
    add(from, to, math);
    for (const { index, 0: inner } of text.matchAll(/\{\{[^{}\n]*\}\}/g))
      add(from + index, from + index + inner.length, expression);
  },
});
const math = Decoration.mark({ class: "cm-math" });
const expression = Decoration.mark({ class: "cm-expression" });

const marks = ViewPlugin.define(
  (view) => ({
    decorations: marker.createDeco(view),
    update(update: ViewUpdate) {
      this.decorations = marker.updateDeco(update, this.decorations);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

export const editorTheme: Extension = [look, syntaxHighlighting(colours), marks];
