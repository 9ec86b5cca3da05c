"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { NoteHeading } from "@/lib/notes/compiled-course";
import { classNames } from "../../../_ui/class-names";

type Props = {
  readonly course: { readonly slug: string; readonly title: string };
  readonly headings: readonly NoteHeading[];
  readonly lang: string;
};

/** The sections of a note: beside the text if there is room, else collapsed above it. */
export function Contents({ course, headings, lang }: Props) {
  const t = useTranslations("courses.note");
  const current = useCurrentHeading(headings);
  const list = (
    <ol className="mt-3 grid gap-1 pointer-coarse:gap-0" lang={lang}>
      {headings.map((heading) => (
        <li key={heading.id}>
          <a
            href={`#${heading.id}`}
            aria-current={heading.id === current ? "location" : undefined}
            className={classNames(
              "block border-transparent border-l-2 py-0.5 pl-3 pointer-coarse:py-3 text-ink-3 no-underline hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink",
              heading.depth === 3 && "pl-6",
            )}
          >
            {heading.text}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <nav
        aria-label={t("contents")}
        className="sticky top-[calc(var(--bar)+var(--s-10))] max-h-[calc(100dvh-var(--bar)-5rem)] self-start overflow-y-auto text-13 max-lg:hidden print:hidden"
      >
        <Link
          href={`/courses/${course.slug}`}
          className="inline-flex min-h-6 min-w-6 items-center text-ink-3 no-underline hover:text-accent"
        >
          {course.title}
        </Link>
        {list}
      </nav>
      <details className="mb-6 border-line border-y py-2 text-13 lg:hidden print:hidden">
        <summary className="min-h-6 text-ink-2 pointer-coarse:leading-11">{t("contents")}</summary>
        <nav aria-label={t("contents")}>{list}</nav>
      </details>
    </>
  );
}

/** The section whose heading was passed last, judged by the upper third of the window. */
function useCurrentHeading(headings: readonly NoteHeading[]): string | undefined {
  const [current, setCurrent] = useState(headings[0]?.id);
  useEffect(() => {
    const elements = headings.flatMap(({ id }) => document.getElementById(id) ?? []);
    const passed = new Set<Element>();
    const update = (entries: readonly IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
      }
      setCurrent((elements.filter((element) => passed.has(element)).at(-1) ?? elements[0])?.id);
    };
    // The observed area reaches far above the window, so that a heading remains in it once it is passed, by a jump too.
    const observer = new IntersectionObserver(update, { rootMargin: "1000000px 0px -66% 0px" });
    for (const element of elements) observer.observe(element);
    return () => observer.disconnect();
  }, [headings]);
  return current;
}
