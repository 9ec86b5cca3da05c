import { classNames } from "./class-names";

const control = classNames(
  "w-full rounded-2 border border-edge bg-sheet text-ink placeholder:text-ink-3 placeholder:opacity-100",
  "focus-visible:-outline-offset-1 focus-visible:rounded-2 focus-visible:border-focus aria-invalid:border-wrong",
  "disabled:border-line-2 disabled:bg-leaf disabled:text-ink-3",
);

/** The label above a field. */
export const labelClass = "font-medium text-13 text-ink-2";

/** The style of a field or a menu. */
export const inputClass = classNames(control, "h-(--control) px-3 text-16");

/** The style of a field of several lines. */
export const areaClass = classNames(control, "block resize-y px-3 py-2 text-16");

/** The style of an answer field: larger, in the question's face. */
export const answerInputClass = classNames(
  control,
  "h-12 px-3.5 font-serif text-25 lining-nums tabular-nums placeholder:font-sans placeholder:text-16",
);
