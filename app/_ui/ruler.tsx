import { classNames } from "./class-names";

export type Stroke = "right" | "wrong" | "now" | "ahead";

const strokes: Readonly<Record<Stroke, string>> = {
  right: "h-[30%] bg-ink-3",
  wrong: "h-3/4 bg-wrong",
  now: "h-full bg-accent",
  ahead: "h-[30%] bg-line-2",
};

/** Progress of a session, one stroke an item; a retry adds one at the end. `label` says where the learner is. */
export function Ruler({ items, label }: { readonly items: readonly Stroke[]; readonly label: string }) {
  const done = items.filter((item) => item === "right" || item === "wrong").length;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={items.length}
      aria-valuenow={done}
      aria-valuetext={label}
      className={classNames(
        "flex h-5 min-w-0 items-end",
        items.length > 80 ? "gap-px sm:gap-px" : "gap-px sm:gap-0.5",
      )}
    >
      {items.map((item, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place
          key={index}
          className={classNames(
            "min-w-0 flex-[1_1_0] transition-[height,background-color] duration-(--move)",
            strokes[item],
          )}
        />
      ))}
    </div>
  );
}
