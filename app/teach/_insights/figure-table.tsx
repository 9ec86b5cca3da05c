import type { ReactNode } from "react";
import { classNames } from "../../_ui/class-names";
import { ScrollBox } from "./scroll-box";

const bodyCell = "border-line border-b py-2 pr-4 align-baseline max-md:border-0 max-md:p-0";

type Props = {
  readonly label: string;
  /** The cells of its first row. */
  readonly head: ReactNode;
  /** Whether the head has something to press, and so stays on a phone. */
  readonly isSortable?: boolean;
  readonly className: string;
  readonly children: ReactNode;
};

/** Figures by rows. On a phone each row is a card: what it is about, and below it the figures with their names. */
export function FigureTable({ label, head, isSortable = false, className, children }: Props) {
  return (
    <ScrollBox label={label}>
      <table
        className={classNames(
          "w-full border-collapse text-14 max-md:block max-md:[&_tbody]:block",
          "max-md:[&_tbody_tr]:flex max-md:[&_tr]:flex-wrap max-md:[&_tr]:items-baseline max-md:[&_tr]:gap-x-4",
          "max-md:[&_tr]:gap-y-1 max-md:[&_tr]:border-line max-md:[&_tr]:border-b max-md:[&_tr]:py-2",
          className,
        )}
      >
        <thead className={isSortable ? "max-md:block max-md:[&_tr]:flex" : "max-md:sr-only"}>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollBox>
  );
}

/** What the figures of a row are about. */
export function RowName({ children }: { readonly children: ReactNode }) {
  return (
    <th scope="row" className={`${bodyCell} text-left font-normal max-md:basis-full`}>
      {children}
    </th>
  );
}

export function FigureCell({ column, children }: { readonly column: string; readonly children: ReactNode }) {
  return (
    <td
      data-column={column}
      className={`${bodyCell} whitespace-nowrap tabular-nums max-md:before:mr-1.5 max-md:before:text-13 max-md:before:text-ink-3 max-md:before:content-[attr(data-column)]`}
    >
      {children}
    </td>
  );
}
