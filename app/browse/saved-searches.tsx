"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { usualSort } from "@/lib/browse/sort";
import type { SavedSearch } from "@/lib/services/browse-saved";
import { SubmitButton } from "../_account/submit-button";
import { useFormAction } from "../_boundary/use-form-action";
import { TextField } from "../_ui/field";
import { Icon } from "../_ui/icon";
import { deleteSearch, keepSearch } from "./actions";
import { browseHref } from "./address";

type Props = {
  readonly saved: readonly SavedSearch[];
  /** The present search; empty if there is nothing to save. */
  readonly query: string;
};

/** Searches that were saved, and the form that saves the present one. */
export function SavedSearches({ saved, query }: Props) {
  const t = useTranslations("browse.saved");
  const isSaved = saved.some((each) => each.query === query);
  if (saved.length === 0 && query === "") return null;
  return (
    <section aria-label={t("title")} className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
      {saved.length > 0 && (
        <>
          <h2 className="text-ink-3">{t("title")}</h2>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {saved.map((search) => (
              <Saved key={search.id} search={search} isHere={search.query === query} />
            ))}
          </ul>
        </>
      )}
      {query !== "" && !isSaved && <SaveThis query={query} />}
    </section>
  );
}

function Saved({
  search: { id, name, query },
  isHere,
}: {
  readonly search: SavedSearch;
  readonly isHere: boolean;
}) {
  const t = useTranslations("browse.saved");
  const [, dispatch] = useFormAction(deleteSearch);
  return (
    <li className="flex items-center">
      <Link
        href={browseHref(query, usualSort)}
        aria-current={isHere ? "true" : undefined}
        className="inline-flex min-h-6 items-center aria-[current]:font-semibold pointer-coarse:min-h-11"
      >
        {name}
      </Link>
      <form action={dispatch}>
        <input type="hidden" name="id" value={id} />
        <button
          type="submit"
          aria-label={t("delete", { name })}
          className="grid size-6 place-items-center text-ink-3 hover:text-wrong pointer-coarse:size-11"
        >
          <Icon name="close" className="size-3" />
        </button>
      </form>
    </li>
  );
}

function SaveThis({ query }: { readonly query: string }) {
  const t = useTranslations("browse.saved");
  const [{ fields, problem, typed }, dispatch] = useFormAction(keepSearch);
  const said = fields.name ?? fields.query ?? problem;
  return (
    <details open={said ? true : undefined} className="open:w-full">
      <summary className="min-h-6 w-fit text-accent pointer-coarse:min-h-11">{t("saveThis")}</summary>
      <form action={dispatch} className="mt-2 flex max-w-96 items-end gap-2" noValidate>
        <input type="hidden" name="query" value={query} />
        <TextField
          label={t("name")}
          name="name"
          maxLength={60}
          defaultValue={typed.name ?? ""}
          problem={said}
          className="grow"
          autoComplete="off"
        />
        <SubmitButton>{t("save")}</SubmitButton>
      </form>
    </details>
  );
}
