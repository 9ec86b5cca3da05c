import { useTranslations } from "next-intl";
import { fieldNames } from "@/lib/browse/query";

const examples = {
  course: "course:deep",
  note: "note:conv",
  concept: 'concept:"output size"',
  id: "id:conv-1",
  kind: "kind:exercise",
  is: "is:leech",
  due: "due:<3",
  stability: "stability:>21",
  difficulty: "difficulty:>7",
  recall: "recall:<80",
  lapses: "lapses:>4",
  reviews: "reviews:0",
  rated: "rated:7:1",
} as const;

/** How a search is written. */
export function SearchHelp() {
  const t = useTranslations("browse");
  return (
    <details className="mt-2">
      <summary className="meta min-h-6 w-fit pointer-coarse:min-h-11">{t("search.help")}</summary>
      <div className="mt-2 grid max-w-measure gap-2 font-serif text-16 text-ink-2">
        <p>{t("help.words")}</p>
        <p>{t("help.combine")}</p>
        <p>{t("help.example", { example: "note:conv -is:suspended (lapses:>4 or recall:<80)" })}</p>
        <table className="font-sans text-13">
          <caption className="sr-only">{t("help.fields")}</caption>
          <tbody>
            {fieldNames.map((field) => (
              <tr key={field} className="border-line border-b">
                <th scope="row" className="py-1 pr-6 text-left font-mono font-normal">
                  {examples[field]}
                </th>
                <td className="py-1">{t(`field.${field}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
