"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { languages } from "@/lib/i18n/languages";
import { languageTag, locales } from "@/lib/i18n/locale";
import { translationLocales } from "@/lib/i18n/localized";
import type { AuthoredNote } from "@/lib/services/load-authored-course";
import { useFormAction } from "../../_boundary/use-form-action";
import { Icon } from "../../_ui/icon";
import { orderNote } from "../actions";
import { editHref, translateHref } from "../address";

type Props = { readonly course: string; readonly notes: readonly AuthoredNote[] };

/** The notes of a course in their order, which can be changed by drag and by buttons. */
export function NoteList({ course, notes }: Props) {
  const t = useTranslations("teach.course");
  const [{ problem }, dispatch] = useFormAction(orderNote);
  const move = (note: string, places: number) => {
    const form = new FormData();
    form.set("course", course);
    form.set("note", note);
    form.set("places", String(places));
    dispatch(form);
  };
  return (
    <>
      {notes.length === 0 && <p className="text-ink-2">{t("noNotes")}</p>}
      <p role="alert" className="text-13 text-wrong empty:hidden">
        {problem}
      </p>
      <ol className="border-line-2 border-t">
        {notes.map((note, index) => (
          <li
            key={note.slug}
            draggable
            onDragStart={(event) => event.dataTransfer.setData("text/x-note", String(index))}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              const from = event.dataTransfer.getData("text/x-note");
              const dragged = notes[Number(from)];
              if (from !== "" && dragged !== undefined) move(dragged.slug, index - Number(from));
            }}
            className="flex flex-wrap items-center justify-between gap-x-8 gap-y-1 border-line border-b py-2"
          >
            <Link
              href={editHref(course, note.slug)}
              draggable={false}
              className="subhead inline-flex min-h-8 items-center text-ink no-underline hover:text-accent"
            >
              {note.title}
            </Link>
            <span className="meta flex flex-wrap items-center gap-x-4">
              {locales.map((locale) => (
                <Link
                  key={locale}
                  href={editHref(course, note.slug, locale)}
                  draggable={false}
                  className="inline-flex min-h-6 items-center"
                >
                  <span lang={languageTag(locale)}>{languages[locale].name}</span>
                  {!note.locales.includes(locale) && ` · ${t("write")}`}
                </Link>
              ))}
              {translationLocales.map((locale) => (
                <Link
                  key={locale}
                  href={translateHref(course, note.slug, locale)}
                  draggable={false}
                  className="inline-flex min-h-6 items-center"
                >
                  {t("sideBySide")}
                  {translationLocales.length > 1 && ` · ${languages[locale].name}`}
                </Link>
              ))}
              <MoveButtons
                title={note.title}
                isFirst={index === 0}
                isLast={index === notes.length - 1}
                move={(places) => move(note.slug, places)}
              />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

type MoveProps = {
  readonly title: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly move: (places: number) => void;
};

const moveClass =
  "grid size-8 place-items-center rounded-2 text-ink-3 hover:text-accent disabled:opacity-30 pointer-coarse:size-11";

function MoveButtons({ title, isFirst, isLast, move }: MoveProps) {
  const t = useTranslations("teach.notes");
  return (
    <span className="flex">
      <button
        type="button"
        disabled={isFirst}
        aria-label={t("up", { title })}
        onClick={() => move(-1)}
        className={moveClass}
      >
        <Icon name="back" className="rotate-90" />
      </button>
      <button
        type="button"
        disabled={isLast}
        aria-label={t("down", { title })}
        onClick={() => move(1)}
        className={moveClass}
      >
        <Icon name="back" className="-rotate-90" />
      </button>
    </span>
  );
}
