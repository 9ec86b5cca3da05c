import Link from "next/link";
import { useTranslations } from "next-intl";
import { parseQuery } from "@/lib/browse/parse-query";
import { printQuery } from "@/lib/browse/print-query";
import { allOf, conjuncts, type Query } from "@/lib/browse/query";
import type { Sort } from "@/lib/browse/sort";
import { browseHref } from "./address";
import { useQueryWords } from "./query-words";

/** What learners look for most often. */
const usual = ["is:due", "is:new", "is:leech", "recall:<80", "rated:7:1", "is:suspended"];

const chip =
  "inline-flex min-h-7 items-center gap-1.5 rounded-1 border px-2 text-13 no-underline pointer-coarse:min-h-11";

/** The parts of the search in plain words, each of which can be left out, and what it could be narrowed down by. */
export function QueryParts({ query, sort }: { readonly query: Query; readonly sort: Sort }) {
  const t = useTranslations("browse.condition");
  const words = useQueryWords();
  const parts = conjuncts(query);
  const printed = new Set(parts.map(printQuery));
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {parts.map((part, index) => {
        const rest = allOf(parts.filter((_, each) => each !== index));
        return (
          <Link
            key={printQuery(part)}
            href={browseHref(printQuery(rest), sort)}
            aria-label={t("remove", { part: words(part) })}
            className={`${chip} border-accent bg-accent-wash text-accent`}
          >
            {words(part)} <span aria-hidden="true">✕</span>
          </Link>
        );
      })}
      {usual
        .filter((text) => !printed.has(text))
        .map((text) => (
          <Link
            key={text}
            href={browseHref(printQuery(allOf([...parts, parseQuery(text).query])), sort)}
            className={`${chip} border-line-2 text-ink-2 hover:border-edge hover:text-ink`}
          >
            {words(parseQuery(text).query)}
          </Link>
        ))}
    </div>
  );
}
