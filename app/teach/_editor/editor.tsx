"use client";

import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { useLocale, useTranslations } from "next-intl";
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import type { MisconceptionProposal } from "@/lib/authoring/add-misconception";
import { formKinds } from "@/lib/authoring/form/form-kinds";
import type { GalleryEntry } from "@/lib/authoring/gallery/gallery-entry";
import { insertEntry } from "@/lib/authoring/insert-entry";
import type { FixContext, QuickFix, TextEdit } from "@/lib/authoring/quick-fixes";
import { quickFixes } from "@/lib/authoring/quick-fixes";
import { sourcePlaces } from "@/lib/authoring/source-places";
import { blockAt, writtenBlocks } from "@/lib/authoring/written-blocks";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { GraphvizAnswers } from "@/lib/figures/graphviz";
import { languages } from "@/lib/i18n/languages";
import { type Locale, languageTag, locales, originalLocale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { Given } from "@/lib/items/item-kind";
import { Button } from "../../_ui/button";
import { Callout } from "../../_ui/callout";
import { classNames } from "../../_ui/class-names";
import { latePart } from "../../_ui/late-part";
import { Menu } from "../../_ui/menu";
import { Segments } from "../../_ui/segments";
import { Skeleton } from "../../_ui/skeleton";
import { CompilerClient } from "./compiler-client";
import { completeSource } from "./complete-source";
import { DraftTrials } from "./draft-trials";
import { editorPhrases } from "./editor-phrases";
import { Preview } from "./preview";
import { Problems } from "./problems";
import { ScrollTogether } from "./scroll-together";
import { SourceView } from "./source-view";
import type { FileOfCourse, FromWorker } from "./worker-messages";

/** They come when they are first opened. */
const BlockForm = latePart(async () => (await import("./block-form")).BlockForm);
const PictureDialog = latePart(async () => (await import("./picture-dialog")).PictureDialog);
const Bench = latePart(async () => (await import("./bench")).Bench, <Skeleton widths={[95, 90, 80, 60]} />);

type Spot = {
  readonly file: string;
  readonly kind: string;
  readonly id: string | null;
  /** Of the block's first fence. */
  readonly line: number;
};

type Compiled = Extract<FromWorker, { type: "compiled" }>;

export type EditorProps = {
  /** The course's slug. */
  readonly course: string;
  /** Every text file of the working copy by name, as it is at first: `course.yaml`, `<note>.<locale>.md`. */
  readonly files: Readonly<Record<string, string>>;
  /** What is known of its pictures. */
  readonly pictures: Readonly<Record<string, FileOfCourse>>;
  readonly note: string;
  /** What Graphviz said of the note's graphs when it was published. */
  readonly graphs: GraphvizAnswers;
  /** The language of the text that is open at first. */
  readonly locale: Locale;
  /** Called at every change of the text of a file of the course. */
  readonly onChange: (file: string, text: string) => void;
  /** A misconception to put into the note; it can be undone. */
  readonly proposal?: MisconceptionProposal | null;
  /** The block to begin at, by its id. */
  readonly block?: string | null;
  /** Called instead of `onChange` for what was put in so. */
  readonly onPropose?: (file: string, text: string) => void;
  /** Shown at the left and the right of the bar above. */
  readonly crumb?: ReactNode;
  readonly tools?: ReactNode;
  readonly ref?: Ref<EditorHandle>;
};

export type EditorHandle = {
  /** Takes over the text of a file that somebody else has changed; cursor and history stay. */
  replace(file: string, text: string): void;
};

const courseFile = "course.yaml";

/**
 * A note's text beside the page that a learner reads, with everything that the compiler says about it.
 */
export function Editor({
  course,
  files,
  pictures,
  note,
  graphs,
  locale,
  onChange,
  proposal = null,
  onPropose,
  block = null,
  crumb,
  tools,
  ref,
}: EditorProps) {
  const t = useTranslations("editor");
  const tAnswers = useTranslations("answers");
  const [file, setFile] = useState(`${note}.${locale}.md`);
  const [compiled, setCompiled] = useState<Compiled | null>(null);
  const [findings, setFindings] = useState<readonly Diagnostic[]>([]);
  const [isBroken, setIsBroken] = useState(false);
  const [side, setSide] = useState<"text" | "page">("text");
  const [stepped, setStepped] = useState<Diagnostic | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const source = useRef<SourceView>(null);
  const compiler = useRef<CompilerClient>(null);
  const scrolling = useRef<ScrollTogether>(null);
  const vocabulary = useRef<Extract<FromWorker, { type: "ready" }>["vocabulary"]>(null);
  const names = useRef<Compiled["names"]>(null);
  /** The working copy as it stands here. */
  const texts = useRef<Record<string, string>>({ ...files });
  /** What is put into the text: a file, or one that is still to be chosen. */
  const [adding, setAdding] = useState<{ readonly file: File | null } | null>(null);
  const known = useRef(pictures);
  const drawn = useRef(graphs);
  const fileNow = useRef(file);
  const problemsNow = useRef<readonly Diagnostic[]>([]);
  const change = useRef(onChange);
  change.current = onChange;
  const propose = useRef(onPropose);
  propose.current = onPropose;
  const isProposing = useRef(false);
  const [isGone, setIsGone] = useState(false);
  const hintId = useId();
  /** The exercise, or the block with a form, that the cursor was in last. */
  const [spot, setSpot] = useState<Spot | null>(null);
  const [beside, setBeside] = useState<"page" | "block">("page");
  const shown = spot === null || beside === "page" ? null : `${spot.file} ${spot.id ?? spot.line}`;
  const isPageShown = useRef(true);
  isPageShown.current = shown === null;
  const [newest, setNewest] = useState(0);
  const [gallery, setGallery] = useState<readonly GalleryEntry[] | null>(null);
  const galleryId = useId();
  const shownLocale = useLocale();
  const originalFile = `${note}.${originalLocale}.md`;

  const edit = useCallback((name: string, text: string) => {
    texts.current = { ...texts.current, [name]: text };
    setNewest(compiler.current?.change({ [name]: text }) ?? 0);
    if (isProposing.current) propose.current?.(name, text);
    else change.current(name, text);
  }, []);

  const trials = useMemo(
    () =>
      new DraftTrials(
        {
          draw: (itemId, seed) => compiler.current?.draw(itemId, seed) ?? Promise.resolve(null),
          show: (itemId, given) => compiler.current?.show(itemId, given) ?? Promise.resolve(null),
          grade: (ticket, answer) => compiler.current?.grade(ticket, answer) ?? Promise.resolve(null),
        },
        {
          gone: t("gone"),
          unreadable: ({ code, values }) => tAnswers(code as Parameters<typeof tAnswers>[0], values),
        },
      ),
    [t, tAnswers],
  );

  // The worker lives as long as the note is open.
  useEffect(() => {
    const client = new CompilerClient(
      { course, note, locale, graphs: drawn.current },
      {
        onReady: (message) => {
          vocabulary.current = message.vocabulary;
        },
        onCompiled: (message) => {
          names.current = message.names;
          setCompiled(message);
        },
        onGated: (message) => setFindings(message.findings),
        onFailure: () => setIsBroken(true),
      },
    );
    compiler.current = client;
    setNewest(client.change({ ...known.current, ...texts.current }));
    return () => client.close();
  }, [course, note, locale]);

  const spotAt = (name: string, line: number): Spot | null => {
    const block = blockAt(writtenBlocks((texts.current[name] ?? "").split("\n")), line);
    if (block === null || (block.kind === "exercise" ? block.id === null : !formKinds.includes(block.kind)))
      return null;
    return { file: name, kind: block.kind, id: block.id, line: block.start };
  };

  const fixContext = useCallback(
    (): FixContext => ({
      note,
      files: texts.current,
      names: names.current ?? { ids: [], concepts: [] },
    }),
    [note],
  );

  const go = useCallback((problem: Diagnostic) => {
    setSide("text");
    if (problem.file !== fileNow.current) {
      setFile(problem.file);
      source.current?.open(problem.file, texts.current[problem.file] ?? "");
      fileNow.current = problem.file;
    }
    source.current?.goTo(problem.line, problem.column);
    setStepped(problem);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; its words come with the page
  useEffect(() => {
    if (host.current === null || pane.current === null) return;
    const view = new SourceView(host.current, fileNow.current, texts.current[fileNow.current] ?? "", {
      attributes: { "aria-label": t("label"), "aria-describedby": hintId },
      phrases: editorPhrases(t),
      complete: (context: CompletionContext): CompletionResult | null =>
        vocabulary.current && names.current
          ? completeSource(context, {
              file: fileNow.current,
              note,
              vocabulary: vocabulary.current,
              names: names.current,
            })
          : null,
      onChange: edit,
      onCursor: (name, line) => setSpot((before) => spotAt(name, line) ?? before),
      onFile: (picture) => setAdding({ file: picture }),
      onScroll: () => scrolling.current?.follow("source"),
      onStep: (direction, line, column) => {
        const next = step(problemsNow.current, fileNow.current, direction, line, column);
        if (next !== undefined) go(next);
      },
    });
    source.current = view;
    const beginning = writtenBlocks((texts.current[fileNow.current] ?? "").split("\n")).find(
      ({ id }) => block !== null && id === block,
    );
    if (beginning !== undefined) view.goTo(beginning.start, 1);
    const together = new ScrollTogether(view, pane.current, () => {
      if (!isPageShown.current) return null;
      const text = texts.current[fileNow.current] ?? "";
      return { places: sourcePlaces(text), lines: text.split("\n").length };
    });
    scrolling.current = together;
    return () => {
      together.stop();
      view.destroy();
    };
  }, []);

  useImperativeHandle(
    ref,
    () => ({
      replace: (name, text) => {
        texts.current = { ...texts.current, [name]: text };
        source.current?.replace(name, text);
        setNewest(compiler.current?.change({ [name]: text }) ?? 0);
      },
    }),
    [],
  );

  const problems = useMemo(
    () => ordered([...(compiled?.diagnostics ?? []), ...findings], file),
    [compiled, findings, file],
  );
  problemsNow.current = problems;

  const make = useCallback(
    (edits: readonly TextEdit[]) => {
      for (const rest of source.current?.apply(edits) ?? []) {
        const text = texts.current[rest.file] ?? "";
        edit(rest.file, text.slice(0, rest.from) + rest.insert + text.slice(rest.to));
      }
    },
    [edit],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the note is opened
  useEffect(() => {
    if (proposal === null) return;
    let isPast = false;
    void import("@/lib/authoring/add-misconception").then(({ addMisconception }) => {
      if (isPast) return;
      const made = addMisconception(texts.current[originalFile] ?? "", proposal);
      setIsGone(made === null);
      if (made === null) return;
      open(originalFile);
      isProposing.current = true;
      make([{ file: originalFile, from: made.from, to: made.to, insert: made.insert }]);
      isProposing.current = false;
      source.current?.goToOffset(made.cursor);
    });
    return () => {
      isPast = true;
    };
  }, []);

  const fix = useCallback(
    (problem: Diagnostic, chosen: QuickFix) => {
      // The text may have changed since it was offered.
      const present = quickFixes(problem, fixContext()).find(({ code }) => code === chosen.code);
      if (present === undefined) return;
      make(present.edits);
      if (present.cursor !== null) source.current?.goToOffset(present.cursor);
      else if (present.edits.every((one) => one.file === fileNow.current)) source.current?.focus();
    },
    [fixContext, make],
  );

  // The bench and the form are read from their beginning.
  useEffect(() => {
    if (shown !== null && pane.current !== null) pane.current.scrollTop = 0;
  }, [shown]);

  const loadBench = useCallback(
    (itemId: string, seed: number, count: number) =>
      compiler.current?.bench(itemId, seed, count) ?? Promise.resolve(null),
    [],
  );

  const answerOf = useCallback(
    (itemId: string, given: Given) => compiler.current?.answer(itemId, given) ?? Promise.resolve(null),
    [],
  );

  const editOriginal = (editOf: (text: string) => Omit<TextEdit, "file"> | null): boolean => {
    const made = editOf(texts.current[originalFile] ?? "");
    if (made !== null) make([{ file: originalFile, ...made }]);
    return made !== null;
  };

  const showGallery = async () => {
    setGallery((await import("@/lib/authoring/gallery/gallery")).gallery);
  };

  const insert = (entry: GalleryEntry) => {
    setGallery(null);
    const edits = insertEntry(entry, {
      ...fixContext(),
      // In the course's file there is no place for a block.
      file: fileNow.current === courseFile ? originalFile : fileNow.current,
      cursor: fileNow.current === courseFile ? Number.MAX_SAFE_INTEGER : (source.current?.offset ?? 0),
      original: originalFile,
      translation: `${note}.${locales.find((one) => one !== originalLocale)}.md`,
    });
    make(edits);
    const [first] = edits;
    if (first?.file === fileNow.current)
      source.current?.goToOffset(first.from + first.insert.length - first.insert.trimStart().length);
  };

  // While its dialog is open, what lies behind it takes no focus.
  const isAdding = adding !== null;
  useEffect(() => {
    if (isAdding) return () => source.current?.focus();
  }, [isAdding]);

  const choosePicture = () => {
    setGallery(null);
    setAdding({ file: null });
  };

  const insertPicture = (markdown: string, name: string, picture: FileOfCourse) => {
    known.current = { ...known.current, [name]: picture };
    compiler.current?.change({ [name]: picture });
    const text = texts.current[fileNow.current] ?? "";
    // Before the end of the front matter there is no place for it either.
    if ((source.current?.offset ?? 0) < text.indexOf("\n---") + 5) source.current?.goToOffset(text.length);
    if (fileNow.current !== courseFile) return source.current?.insert(markdown);
    // In the course's file there is no place for a picture.
    const { length } = texts.current[originalFile] ?? "";
    make([{ file: originalFile, from: length, to: length, insert: `\n${markdown}\n` }]);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: other problems are of other texts
  const fixesOf = useMemo(() => {
    const context = fixContext();
    const known = new Map<Diagnostic, readonly { label: string; fix: QuickFix }[]>();
    return (problem: Diagnostic) => {
      const fixes =
        known.get(problem) ??
        quickFixes(problem, context).map((one) => ({ label: t(`fix.${one.code}`, one.values), fix: one }));
      known.set(problem, fixes);
      return fixes;
    };
  }, [problems, fixContext, t]);

  useEffect(() => {
    const own = problems.filter((problem) => problem.file === file).slice(0, mostUnderlined);
    source.current?.showDiagnostics(own, fixesOf, fix);
  }, [problems, file, fixesOf, fix]);

  const open = (next: string) => {
    setFile(next);
    fileNow.current = next;
    source.current?.open(next, texts.current[next] ?? "");
    const shown = locales.find((one) => next === `${note}.${one}.md`);
    if (shown !== undefined) compiler.current?.showLocale(shown);
  };

  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  return (
    <div
      data-version={newest}
      data-compiled={compiled?.version ?? 0}
      className="grid h-[calc(100dvh-var(--bar)-1px)] grid-rows-[auto_minmax(0,1fr)_auto] max-sm:h-[calc(100dvh-var(--bar)-4rem)]"
    >
      <div className="flex flex-wrap items-center gap-3 border-line border-b px-(--gutter) py-2">
        {crumb}
        <Segments
          label={t("file")}
          name="file"
          value={file}
          onChange={open}
          options={[
            ...locales.map((one) => ({
              value: `${note}.${one}.md`,
              label: <span lang={languageTag(one)}>{languages[one].name}</span>,
            })),
            { value: courseFile, label: courseFile },
          ]}
        />
        <Button id={galleryId} aria-haspopup="dialog" onClick={() => void showGallery()}>
          {t("gallery.open")}
        </Button>
        <Menu
          open={gallery !== null}
          onClose={() => setGallery(null)}
          title={t("gallery.title")}
          buttonId={galleryId}
          items={[
            { label: t("picture.choose"), onChoose: choosePicture },
            ...(gallery ?? []).map((entry) => ({
              label: inLanguage(entry.title, shownLocale),
              onChoose: () => insert(entry),
            })),
          ]}
        />
        {adding !== null && (
          <PictureDialog
            course={course}
            file={adding.file}
            onInsert={insertPicture}
            onClose={() => setAdding(null)}
          />
        )}
        <div className="lg:hidden">
          <Segments
            label={t("side.label")}
            name="side"
            value={side}
            onChange={setSide}
            options={[
              { value: "text", label: t("side.text") },
              { value: "page", label: t("side.page") },
            ]}
          />
        </div>
        {tools !== undefined && <div className="ml-auto flex flex-wrap items-center gap-3">{tools}</div>}
      </div>
      <div className="grid min-h-0 grid-cols-[minmax(0,1.08fr)_minmax(0,1fr)] max-lg:grid-cols-1">
        <div className={classNames("flex min-h-0 flex-col", side === "page" && "max-lg:hidden")}>
          {isGone && (
            <div role="status" className="px-(--gutter) py-3">
              <Callout tone="slip">{t("proposalGone", { item: proposal?.item ?? "" })}</Callout>
            </div>
          )}
          <div ref={host} className="min-h-0 flex-1" />
          <Problems
            problems={problems}
            file={file}
            current={stepped === null ? -1 : problems.indexOf(stepped)}
            fixesOf={fixesOf}
            onGo={go}
            onFix={fix}
          />
        </div>
        <section
          ref={pane}
          aria-label={t("page")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
          tabIndex={0}
          className={classNames(
            "is-narrow relative min-h-0 overflow-y-auto border-line-2 border-l px-(--gutter) py-6 -outline-offset-2 max-lg:border-l-0",
            side === "text" && "max-lg:hidden",
          )}
        >
          {spot !== null && (
            <div className="mb-6">
              <Segments
                label={t("bench.side")}
                name="beside"
                value={beside}
                onChange={setBeside}
                options={[
                  { value: "page", label: t("bench.page") },
                  { value: "block", label: t(spot.kind === "exercise" ? "bench.bench" : "form.form") },
                ]}
              />
            </div>
          )}
          {spot !== null && spot.kind !== "exercise" && beside === "block" ? (
            <BlockForm
              key={`${spot.file} ${spot.id ?? spot.line}`}
              text={texts.current[spot.file] ?? ""}
              id={spot.id}
              line={spot.line}
              isOriginal={spot.file === originalFile}
              lang={languageTag(locales.find((one) => spot.file === `${note}.${one}.md`) ?? originalLocale)}
              onEdit={(made) => make([{ file: spot.file, ...made }])}
            />
          ) : compiled === null ? (
            <Skeleton widths={[60, 95, 90, 40]} />
          ) : compiled.page === null ? (
            <p className="text-ink-2">{t("noPage")}</p>
          ) : spot?.id != null && spot.kind === "exercise" && beside === "block" ? (
            <Bench
              key={spot.id}
              itemId={spot.id}
              revision={compiled.page.items[spot.id]?.revision ?? null}
              load={loadBench}
              variantOf={trials.variantOf}
              answerOf={answerOf}
              onEdit={editOriginal}
            />
          ) : (
            <Preview page={compiled.page} sourceOf={trials.sourceOf} />
          )}
        </section>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-1 border-line border-t px-(--gutter) py-2 text-13 text-ink-3">
        <p role="status" className={errors > 0 ? "font-semibold text-wrong" : undefined}>
          {isBroken ? t("broken") : compiled === null ? t("starting") : t("count", { errors, warnings })}
        </p>
        <p aria-live="polite" className="sr-only">
          {stepped !== null && (
            <>
              {t("problems.line", { line: stepped.line })}{" "}
              <span lang="en">
                {stepped.message} {stepped.remedy}
              </span>
            </>
          )}
        </p>
        <p id={hintId} className="ml-auto max-sm:sr-only">
          {t("keys")}
        </p>
      </div>
    </div>
  );
}

/** Further ones are listed, but not underlined. */
const mostUnderlined = 100;

/** Those of the open file first, then file by file; by place. */
function ordered(problems: readonly Diagnostic[], file: string): Diagnostic[] {
  return [...problems].sort(
    (a, b) =>
      Number(b.file === file) - Number(a.file === file) ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column,
  );
}

/** The next problem of the file after this place, or before it; after the last comes the first. */
function step(
  problems: readonly Diagnostic[],
  file: string,
  direction: 1 | -1,
  line: number,
  column: number,
): Diagnostic | undefined {
  const own = problems.filter((problem) => problem.file === file);
  const after = (one: Diagnostic) => one.line - line || one.column - column;
  if (direction === 1) return own.find((one) => after(one) > 0) ?? own[0] ?? problems[0];
  return own.findLast((one) => after(one) < 0) ?? own.at(-1) ?? problems.at(-1);
}
