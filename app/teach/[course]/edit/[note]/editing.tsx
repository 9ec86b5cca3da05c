"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { MisconceptionProposal } from "@/lib/authoring/add-misconception";
import type { MergePart } from "@/lib/authoring/merge-texts";
import type { Locale } from "@/lib/i18n/locale";
import { post } from "../../../../_boundary/post";
import { Skeleton } from "../../../../_ui/skeleton";
import { Editor, type EditorHandle, type EditorProps } from "../../../_editor/editor";
import { Conflict } from "./conflict";
import { keptTexts } from "./kept-texts";
import { Others } from "./others";
import { Saving, type SavingState } from "./saving";

type Props = {
  readonly learnerId: string;
  readonly course: string;
  readonly note: string;
  readonly locale: Locale;
  readonly files: Readonly<Record<string, string>>;
  readonly pictures: EditorProps["pictures"];
  readonly graphs: EditorProps["graphs"];
  readonly hashes: Readonly<Record<string, string>>;
  /** A misconception to put into the text; its author decides whether it stays. */
  readonly proposal: MisconceptionProposal | null;
  /** The block to begin at. */
  readonly block: string | null;
  readonly crumb: ReactNode;
  readonly publish: ReactNode;
};

/** The editor with its saving: what was typed before a crash is in it again. */
export function Editing({
  learnerId,
  course,
  note,
  locale,
  files,
  pictures,
  graphs,
  hashes,
  proposal,
  block,
  crumb,
  publish,
}: Props) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>> | null>(null);
  const [state, setState] = useState<SavingState>({ status: "saved" });
  const saving = useRef<Saving>(null);
  const editor = useRef<EditorHandle>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the working copy is loaded once; saving keeps it
  useEffect(() => {
    const own = new Saving({
      hashes,
      texts: files,
      kept: keptTexts(learnerId, course),
      send: (changes) => post("/api/teach/save", { course, changes }),
      onState: setState,
      onText: (file, text) => editor.current?.replace(file, text),
    });
    saving.current = own;
    setTexts(own.texts);
    const leave = () => void own.flush();
    window.addEventListener("online", leave);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("online", leave);
      window.removeEventListener("pagehide", leave);
      void own.flush();
    };
  }, [learnerId, course]);

  if (texts === null)
    return (
      <div className="px-(--gutter) py-10">
        <Skeleton widths={[40, 95, 90]} />
      </div>
    );
  return (
    <Editor
      course={course}
      files={texts}
      pictures={pictures}
      graphs={graphs}
      note={note}
      locale={locale}
      proposal={proposal}
      block={block}
      onChange={(file, text) => {
        // It stays in the address, for a reload, until it is saved.
        if (proposal !== null && window.location.search !== "")
          window.history.replaceState(null, "", window.location.pathname);
        saving.current?.write(file, text);
      }}
      onPropose={(file, text) => saving.current?.propose(file, text)}
      ref={editor}
      crumb={crumb}
      tools={
        <>
          <Others course={course} note={note} onHashes={(latest) => saving.current?.look(latest)} />
          <State
            state={state}
            conflictOf={(file) => saving.current?.conflict(file) ?? []}
            onSettle={(file, text) => saving.current?.settle(file, text)}
          />
          {publish}
        </>
      }
    />
  );
}

type StateProps = {
  readonly state: SavingState;
  readonly conflictOf: (file: string) => readonly MergePart[];
  readonly onSettle: (file: string, text: string) => void;
};

function State({ state, conflictOf, onSettle }: StateProps) {
  const t = useTranslations("editor.saving");
  if (state.status === "conflict")
    return <Conflict file={state.file} partsOf={conflictOf} onSettle={onSettle} />;
  return (
    <p role="status" className={state.status === "refused" ? "text-13 text-wrong" : "text-13 text-ink-3"}>
      {state.status === "refused" ? state.message : t(state.status)}
    </p>
  );
}
