import Link from "next/link";
import { useTranslations } from "next-intl";
import type { QueryProblem } from "@/lib/browse/parse-query";
import type { Sort } from "@/lib/browse/sort";
import { Callout } from "../_ui/callout";
import { browseHref } from "./address";

type Props = { readonly text: string; readonly sort: Sort; readonly problems: readonly QueryProblem[] };

/** Problems shown at once; correcting one may settle others. */
const mostShown = 3;

/** What in a search cannot be read, where it stands, and what was probably meant. */
export function QueryProblems({ text, sort, problems }: Props) {
  const t = useTranslations("browse.problem");
  return (
    <Callout tone="wrong" title={t("title")}>
      <ul className="grid gap-3">
        {problems.slice(0, mostShown).map((problem) => (
          <li key={`${problem.from} ${problem.code}`}>
            <p className="mb-1 break-words font-mono text-14">
              {text.slice(Math.max(0, problem.from - 40), problem.from)}
              <mark className="bg-wrong-wash text-wrong underline decoration-2 underline-offset-4">
                {text.slice(problem.from, Math.min(problem.to, problem.from + 80))}
              </mark>
              {text.slice(problem.to, problem.to + 40)}
            </p>
            <p>{t(problem.code, problem.values as never)}</p>
            {problem.instead !== null && <Instead text={text} sort={sort} problem={problem} />}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Instead({
  text,
  sort,
  problem: { from, to, instead },
}: Omit<Props, "problems"> & { readonly problem: QueryProblem }) {
  const t = useTranslations("browse.problem");
  const corrected = `${text.slice(0, from)}${instead}${text.slice(to)}`.trim();
  if (corrected === "") return null;
  return (
    <p className="mt-1">
      <Link href={browseHref(corrected, sort)}>{t("instead", { query: corrected })}</Link>
    </p>
  );
}
