import { useTranslations } from "next-intl";
import type { ComparedFile } from "@/lib/services/revisions";
import { classNames } from "../../../../_ui/class-names";

type Rows = NonNullable<ComparedFile["rows"]>;
type Line = Extract<Rows[number], { kind: "changed" }>["before"];

/** The changes of a file, side by side. */
export function Comparison({ file }: { readonly file: ComparedFile }) {
  const t = useTranslations("teach.history");
  return (
    <section aria-label={file.name}>
      <h2 className="subhead mb-3">
        {file.name}
        <span className="meta ml-3">{t(file.change)}</span>
      </h2>
      {file.rows === null ? <Pictures file={file} /> : <Rows rows={file.rows} label={file.name} />}
    </section>
  );
}

/** A picture before and after, as far as there is one. */
function Pictures({ file: { change, pictures } }: { readonly file: ComparedFile }) {
  const t = useTranslations("teach.history");
  const sides = [
    { word: t("before"), address: pictures.before },
    { word: t("after"), address: pictures.after },
  ].filter(({ address }) => address !== null);
  if (sides.length === 0) return change === "changed" && <p className="text-ink-2">{t("picture")}</p>;
  return (
    <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
      {sides.map(({ word, address }) => (
        <figure key={word} className="prose">
          {/* biome-ignore lint/performance/noImgElement: it is served as it should be */}
          <img src={address ?? ""} alt={word} loading="lazy" className="border border-line" />
          <figcaption className="meta mt-1 font-sans">{word}</figcaption>
        </figure>
      ))}
    </div>
  );
}

/** Two versions of a text, side by side; on a phone one below the other, where what is the same stands once. */
export function Rows({ rows, label }: { readonly rows: Rows; readonly label: string }) {
  const t = useTranslations("teach.history");
  if (rows.length === 0) return null;
  return (
    <div className="border-line-2 border-y">
      <table
        aria-label={label}
        className="w-full table-fixed border-collapse font-mono text-13 leading-5 max-md:block max-md:[&_:is(tbody,tr,td)]:block"
      >
        <thead className="sr-only">
          <tr>
            <th>{t("before")}</th>
            <th>{t("after")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a comparison never change.
            <tr key={index} className="align-top">
              {row.kind === "skipped" || row.kind === "more" ? (
                <td colSpan={2} className="meta border-line border-y px-3 py-1 text-center font-sans">
                  {t(row.kind, { lines: row.lines })}
                </td>
              ) : (
                <>
                  <Side line={row.before} change={row.kind === "changed" ? t("removed") : null} />
                  <Side line={row.after} change={row.kind === "changed" ? t("inserted") : null} isAfter />
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type SideProps = {
  readonly line: Line;
  /** The word for what happened to the line; null for one that is the same on both sides. */
  readonly change: string | null;
  readonly isAfter?: boolean;
};

function Side({ line, change, isAfter = false }: SideProps) {
  if (line === null) return <td className="bg-leaf max-md:hidden!" />;
  const Text = change === null ? "span" : isAfter ? "ins" : "del";
  return (
    <td
      className={classNames(
        "whitespace-pre-wrap break-words px-3 py-px",
        change === null && isAfter && "max-md:hidden!",
        change !== null && (isAfter ? "bg-correct-wash" : "bg-wrong-wash"),
      )}
    >
      <span aria-hidden="true" className="mr-3 inline-block w-8 select-none text-right text-ink-3">
        {line.number}
      </span>
      {change !== null && <span className="sr-only">{`${change}: `}</span>}
      <Text className="no-underline">{line.text}</Text>
    </td>
  );
}
