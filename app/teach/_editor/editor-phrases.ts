import type { useTranslations } from "next-intl";

/** CodeMirror's own words, in the language of the page. */
export function editorPhrases(t: ReturnType<typeof useTranslations<"editor">>): Record<string, string> {
  return {
    Find: t("search.find"),
    Replace: t("search.replace"),
    next: t("search.next"),
    previous: t("search.previous"),
    all: t("search.all"),
    "match case": t("search.case"),
    "by word": t("search.word"),
    regexp: t("search.regexp"),
    replace: t("search.replaceOne"),
    "replace all": t("search.replaceAll"),
    close: t("search.close"),
    "current match": t("search.current"),
    "on line": t("search.onLine"),
    "replaced match on line $": t("search.replacedOn"),
    "replaced $ matches": t("search.replacedAll"),
    "Go to line": t("search.goToLine"),
    go: t("search.go"),
    "Folded lines": t("fold.lines"),
    "Unfolded lines": t("fold.unfolded"),
    to: t("fold.to"),
    "folded code": t("fold.folded"),
    unfold: t("fold.unfold"),
    "Fold line": t("fold.fold"),
    "Unfold line": t("fold.unfold"),
    "Control character": t("control"),
    Completions: t("completions"),
    Diagnostics: t("problems.label"),
    "No diagnostics": t("problems.none"),
  };
}
