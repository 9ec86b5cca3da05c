"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ImportReport } from "@/lib/services/course-archive";

/** Sends an archive, whose files replace those of the course. */
export function ImportForm({ course }: { readonly course: string }) {
  const t = useTranslations("teach.files");
  const router = useRouter();
  const id = useId();
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const send = async (file: File) => {
    setIsBusy(true);
    setSaid(null);
    setSaid(await upload(course, file, t));
    setIsBusy(false);
    router.refresh();
  };
  return (
    <div className="grid justify-items-start gap-2">
      <label htmlFor={id} className="font-medium text-13 text-ink-2">
        {t("import")}
      </label>
      <input
        id={id}
        type="file"
        accept=".zip,application/zip"
        disabled={isBusy}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file !== undefined) void send(file);
        }}
        className="max-w-full text-14 file:mr-3 file:h-(--control) file:cursor-pointer file:rounded-2 file:border file:border-edge file:bg-sheet file:px-3.5 file:font-medium file:text-ink"
      />
      <p id={`${id}-hint`} className="text-13 text-ink-2">
        {t("importHint")}
      </p>
      <p role={said?.isProblem ? "alert" : "status"} className={said?.isProblem ? "text-wrong" : "text-ink"}>
        {said?.text}
      </p>
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<"teach.files">>;

async function upload(course: string, file: File, t: Words) {
  const response = await fetch(`/api/teach/import?course=${encodeURIComponent(course)}`, {
    method: "POST",
    headers: { "content-type": "application/zip" },
    body: file,
  }).catch(() => null);
  if (response === null) return { text: t("failed"), isProblem: true };
  if (response.ok) {
    const { files, left, cleaned, refused }: ImportReport = await response.json();
    const leftOut =
      left.length === 0 ? "" : ` ${t("left", { count: left.length, names: left.slice(0, 10).join(", ") })}`;
    const pictures = [
      ...cleaned.map(({ name, parts }) => t("cleaned", { name, parts: parts.slice(0, 10).join(", ") })),
      ...(refused.length === 0
        ? []
        : [
            t("noPictures", {
              names: refused
                .map(({ name }) => name)
                .slice(0, 10)
                .join(", "),
            }),
          ]),
    ];
    return { text: [`${t("done", { files })}${leftOut}`, ...pictures].join(" "), isProblem: false };
  }
  const text = response.status === 400 ? t("refused") : response.status === 404 ? t("gone") : t("failed");
  return { text, isProblem: true };
}
