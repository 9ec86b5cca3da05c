"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { Picture } from "@/lib/pictures/picture";
import type { AddedPicture } from "@/lib/services/add-picture";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { Field, TextField } from "../../_ui/field";

type Props = {
  readonly course: string;
  /** What was pasted or dropped; null to choose a file here. */
  readonly file: File | null;
  /** Puts it into the text. */
  readonly onInsert: (markdown: string, name: string, picture: Picture) => void;
  readonly onClose: () => void;
};

const types = ["image/png", "image/jpeg", "image/webp", "image/svg+xml"];
const mostBytes = 5 * 1024 * 1024;
const timeoutMs = 60_000;

/** Asks what a picture shows, sends it, and gives what to write. What fails can be tried again as it is. */
export function PictureDialog({ course, file: given, onInsert, onClose }: Props) {
  const t = useTranslations("editor.picture");
  const list = new Intl.ListFormat(useLocale());
  const id = useId();
  const [file, setFile] = useState(given);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [added, setAdded] = useState<Extract<AddedPicture, { name: string }> | null>(null);
  const shown = useDataUrl(file);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const alt = String(new FormData(event.currentTarget).get("alt") ?? "").trim();
    if (file === null || alt === "") return setProblem(t(file === null ? "noFile" : "noAlt"));
    if (file.size > mostBytes) return setProblem(t("problem.bytes"));
    setIsBusy(true);
    setProblem(null);
    const answer = await upload(course, file);
    if (!isOpen.current) return;
    setIsBusy(false);
    if (typeof answer === "string") setProblem(answer === "" ? t("failed") : answer);
    else if ("problem" in answer) setProblem(t(`problem.${answer.problem}`));
    else {
      onInsert(`![${escaped(alt)}](${answer.name})`, answer.name, answer.picture);
      // What is missing of a drawing is said before the dialog goes.
      if (answer.left.length === 0) onClose();
      else setAdded(answer);
    }
  };

  if (added !== null)
    return (
      <Dialog
        open
        onClose={onClose}
        title={t("title")}
        actions={
          <Button tone="primary" onClick={onClose}>
            {t("understood")}
          </Button>
        }
      >
        <p role="status">{t("left", { names: list.format(added.left) })}</p>
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button tone="primary" type="submit" form={id} disabled={isBusy}>
            {isBusy ? t("sending") : t("insert")}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={(event) => void send(event)} className="mt-4 grid gap-4 font-sans">
        {given === null && (
          <Field label={t("file")}>
            {(control) => (
              <input
                {...control}
                type="file"
                accept={types.join()}
                onChange={(event) => {
                  setFile(event.target.files?.[0] ?? null);
                  setProblem(null);
                }}
                className="max-w-full text-14 file:mr-3 file:h-(--control) file:cursor-pointer file:rounded-2 file:border file:border-edge file:bg-sheet file:px-3.5 file:font-medium file:text-ink"
              />
            )}
          </Field>
        )}
        {shown !== null && (
          // biome-ignore lint/performance/noImgElement: it is not on any server yet
          <img
            src={shown}
            alt=""
            className="max-h-48 max-w-full justify-self-start rounded-2 border border-line bg-white object-contain"
          />
        )}
        <TextField
          label={t("alt")}
          hint={t("altHint")}
          name="alt"
          maxLength={500}
          autoComplete="off"
          autoFocus
        />
        {problem !== null && (
          <p role="alert" className="text-14 text-wrong">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** A file of a kind that is shown, as an address; a drawing in it can do nothing. */
function useDataUrl(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    setUrl(null);
    if (file === null || !types.includes(file.type) || file.size > mostBytes) return;
    const reader = new FileReader();
    reader.onload = () => setUrl(String(reader.result));
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);
  return url;
}

/** Words between the brackets of a picture in Markdown. */
function escaped(alt: string): string {
  return alt.replaceAll(/\s+/g, " ").replaceAll(/[\\[\]`*_<>$]/g, "\\$&");
}

/** The server's words if it refuses; empty if it can't be reached. */
async function upload(course: string, file: File): Promise<AddedPicture | string> {
  const address = new URLSearchParams({ course, called: file.name });
  const response = await fetch(`/api/teach/picture?${address}`, {
    method: "POST",
    headers: { "content-type": types.includes(file.type) ? file.type : "image/png" },
    body: file,
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok && answer != null) return answer;
  return answer?.error?.message ?? "";
}
