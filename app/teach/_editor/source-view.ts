import {
  autocompletion,
  type CompletionSource,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit } from "@codemirror/language";
import { type Diagnostic as LintDiagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import {
  Annotation,
  type ChangeSpec,
  EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type Text,
} from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { QuickFix, TextEdit } from "@/lib/authoring/quick-fixes";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { editorTheme } from "./editor-theme";
import { noteLanguage } from "./note-language";
import { yamlLanguage } from "./yaml-language";

type Options = {
  /** Attributes of the text: its label and description. */
  readonly attributes: Readonly<Record<string, string>>;
  /** CodeMirror's own words, by its English ones. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly complete: CompletionSource;
  /** Every change of a file by its author. */
  readonly onChange: (file: string, text: string) => void;
  /** The cursor stands at this line, in this file. */
  readonly onCursor: (file: string, line: number) => void;
  /** A file was pasted or dropped, where the cursor is now. */
  readonly onFile: (file: File) => void;
  /** The text was scrolled. */
  readonly onScroll: () => void;
  /** F8 (1) or Shift-F8 (-1), at this line and column. */
  readonly onStep: (direction: 1 | -1, line: number, column: number) => void;
};

/** Set on changes that come from outside: they are not reported back. */
const fromOutside = Annotation.define<boolean>();

/** The text's editor, one file at a time. Without React. Each file keeps its history and its cursor. */
export class SourceView {
  readonly #view: EditorView;
  readonly #others = new Map<string, EditorState>();
  readonly #options: Options;
  #file: string;

  constructor(parent: HTMLElement, file: string, text: string, options: Options) {
    this.#options = options;
    this.#file = file;
    this.#view = new EditorView({ parent, state: this.#stateOf(file, text) });
    this.#view.scrollDOM.addEventListener("scroll", options.onScroll, { passive: true });
  }

  get scroller(): HTMLElement {
    return this.#view.scrollDOM;
  }

  destroy(): void {
    this.#view.destroy();
  }

  /** Shows a file; `text` counts only if it was not open before. */
  open(file: string, text: string): void {
    if (file === this.#file) return;
    this.#others.set(this.#file, this.#view.state);
    const state = this.#others.get(file) ?? this.#stateOf(file, text);
    this.#others.delete(file);
    this.#file = file;
    this.#view.setState(state);
    this.#tellCursor(file, state);
  }

  /** Takes over what somebody else has written; the cursor and the history stay. */
  replace(file: string, text: string): void {
    const state = this.#state(file);
    if (state === null || state.doc.toString() === text) return;
    this.#update(file, changeBetween(state.doc.toString(), text), true);
  }

  /** Makes edits of open files; returns those of files that are not open. */
  apply(edits: readonly TextEdit[]): readonly TextEdit[] {
    const files = new Set(edits.map(({ file }) => file));
    return [...files].flatMap((file) => {
      const own = edits.filter((edit) => edit.file === file);
      return this.#state(file) === null ? own : this.#update(file, own, false);
    });
  }

  showDiagnostics(
    diagnostics: readonly Diagnostic[],
    fixesOf: (diagnostic: Diagnostic) => readonly { readonly label: string; readonly fix: QuickFix }[],
    onFix: (diagnostic: Diagnostic, fix: QuickFix) => void,
  ): void {
    const { doc } = this.#view.state;
    const marks = diagnostics
      .filter(({ file }) => file === this.#file)
      .map((diagnostic): LintDiagnostic => {
        const { severity, message, remedy } = diagnostic;
        return {
          ...rangeOf(doc, diagnostic),
          severity,
          message: `${message} ${remedy}`,
          actions: fixesOf(diagnostic).map(({ label, fix }) => ({
            name: label,
            apply: () => onFix(diagnostic, fix),
          })),
        };
      });
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  /** Puts the cursor there, in the middle of the window. */
  goTo(line: number, column: number): void {
    const { doc } = this.#view.state;
    const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
    this.goToOffset(Math.min(at.to, at.from + column - 1));
  }

  goToOffset(offset: number): void {
    const anchor = Math.min(offset, this.#view.state.doc.length);
    this.#view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    this.#view.focus();
  }

  /** The line at the upper edge, with the part of it that is hidden. */
  get topLine(): number {
    const { scrollTop } = this.#view.scrollDOM;
    const block = this.#view.lineBlockAtHeight(scrollTop - this.#view.documentPadding.top);
    const line = this.#view.state.doc.lineAt(block.from).number;
    const hidden = (scrollTop - this.#view.documentPadding.top - block.top) / Math.max(1, block.height);
    return line + Math.max(0, Math.min(1, hidden));
  }

  set topLine(line: number) {
    const { doc } = this.#view.state;
    const whole = Math.max(1, Math.min(doc.lines, Math.floor(line)));
    const block = this.#view.lineBlockAt(doc.line(whole).from);
    this.#view.scrollDOM.scrollTop = block.top + (line - whole) * block.height;
  }

  focus(): void {
    this.#view.focus();
  }

  /** Writes a text over what is selected, as if it were typed. */
  insert(text: string): void {
    this.#view.dispatch(this.#view.state.replaceSelection(text), { scrollIntoView: true });
    this.#view.focus();
  }

  /** Of the cursor. */
  get offset(): number {
    return this.#view.state.selection.main.head;
  }

  get position(): { readonly line: number; readonly column: number } {
    const { main } = this.#view.state.selection;
    const line = this.#view.state.doc.lineAt(main.head);
    return { line: line.number, column: main.head - line.from + 1 };
  }

  /** Whether there is a picture, which is then taken over. */
  #take({ files }: DataTransfer): boolean {
    const picture = [...files].find(({ type }) => type.startsWith("image/"));
    if (picture !== undefined) this.#options.onFile(picture);
    return picture !== undefined;
  }

  #tellCursor(file: string, { doc, selection }: EditorState): void {
    this.#options.onCursor(file, doc.lineAt(selection.main.head).number);
  }

  #state(file: string): EditorState | null {
    return file === this.#file ? this.#view.state : (this.#others.get(file) ?? null);
  }

  #update(file: string, changes: ChangeSpec, isOutside: boolean): [] {
    const change = { changes, ...(isOutside && { annotations: fromOutside.of(true) }) };
    if (file === this.#file) this.#view.dispatch(change);
    else {
      const state = this.#state(file)?.update(change).state;
      if (state !== undefined) this.#others.set(file, state);
      if (state !== undefined && !isOutside) this.#options.onChange(file, state.doc.toString());
    }
    return [];
  }

  #stateOf(file: string, text: string): EditorState {
    return EditorState.create({ doc: text, extensions: this.#extensions(file) });
  }

  #extensions(file: string): Extension[] {
    const { attributes, phrases, complete, onChange, onStep } = this.#options;
    const step = (direction: 1 | -1) => () => {
      const { line, column } = this.position;
      onStep(direction, line, column);
      return true;
    };
    const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
    return [
      EditorView.cspNonce.of(nonce),
      EditorState.phrases.of(phrases),
      lineNumbers(),
      lintGutter(),
      foldGutter(),
      codeFolding(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      dropCursor(),
      bracketMatching(),
      closeBrackets(),
      EditorView.lineWrapping,
      indentUnit.of("  "),
      EditorState.tabSize.of(2),
      // Before the completion, which keeps an Escape for itself.
      Prec.highest(keymap.of([{ key: "Escape", run: leaveByTab }])),
      autocompletion({ override: [complete] }),
      keymap.of([
        { key: "F8", run: step(1), shift: step(-1) },
        { key: "Mod-f", run: search },
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...foldKeymap,
        indentWithTab,
      ]),
      file.endsWith(".md") ? noteLanguage() : yamlLanguage(),
      editorTheme,
      EditorView.domEventHandlers({
        // What was copied from a table comes as a picture, too.
        paste: ({ clipboardData: data }) => data?.getData("text/plain") === "" && this.#take(data),
        drop: ({ dataTransfer: data, clientX: x, clientY: y }) => {
          if (data === null || data.files.length === 0) return false;
          this.#view.dispatch({ selection: { anchor: this.#view.posAtCoords({ x, y }, false) } });
          return this.#take(data);
        },
      }),
      EditorView.contentAttributes.of({ ...attributes, spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of(({ docChanged, selectionSet, transactions, state }) => {
        const isOwn = docChanged && !transactions.some((one) => one.annotation(fromOutside));
        if (isOwn) onChange(this.#file, state.doc.toString());
        if (docChanged || selectionSet) this.#tellCursor(file, state);
      }),
    ];
  }
}

/** Escape may close something, too. */
function leaveByTab(view: EditorView): boolean {
  view.setTabFocusMode(2_000);
  return false;
}

/** The panel for finding and replacing is loaded when it is wanted. */
function search(view: EditorView): boolean {
  void import("@codemirror/search").then(({ openSearchPanel, search, searchKeymap, searchPanelOpen }) => {
    if (!searchPanelOpen(view.state) && view.state.field(hasSearch, false) === undefined)
      view.dispatch({
        effects: StateEffect.appendConfig.of([hasSearch, search({ top: true }), keymap.of(searchKeymap)]),
      });
    openSearchPanel(view);
  });
  return true;
}

const hasSearch = StateField.define({ create: () => true, update: (has) => has });

/** From the place to the end of the word there; at the beginning of a line to its end. */
function rangeOf(doc: Text, { line, column }: Diagnostic): { from: number; to: number } {
  const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
  const from = Math.min(at.to, at.from + Math.max(0, column - 1));
  const rest = doc.sliceString(from, at.to);
  const isFirst = doc.sliceString(at.from, from).trim() === "";
  const length = isFirst ? rest.trimEnd().length : (/^[\p{L}\p{N}_.-]+/u.exec(rest)?.[0].length ?? 1);
  return { from, to: Math.min(at.to, from + Math.max(length, 1)) };
}

/** The stretch in which two texts differ. */
function changeBetween(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
