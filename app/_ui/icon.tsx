import { classNames } from "./class-names";

const paths = {
  today: "M2.5 4.5a1 1 0 0 1 1-1h11a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1zM2.5 7h13M6 2v3M12 2v3",
  courses:
    "M9 4C7 2.8 4.5 2.8 2.5 3.5v11C4.5 13.8 7 13.8 9 15c2-1.2 4.5-1.2 6.5-.5v-11C13.5 2.8 11 2.8 9 4zM9 4v11",
  browse: "M3 4.5h12M3 9h12M3 13.5h12",
  progress: "M2.5 2.5v13h13M5.5 12l3-4 3 2 3.5-5",
  settings:
    "M2.5 5h7M13 5h2.5M2.5 13H5M8.5 13h7M9.5 5a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 1 0-3.5 0zM5 13a1.75 1.75 0 1 0 3.5 0 1.75 1.75 0 1 0-3.5 0z",
  enlarge: "M10.5 3.5h4v4M14.5 3.5l-5 5M7.5 14.5h-4v-4M3.5 14.5l5-5",
  close: "m4.5 4.5 9 9m0-9-9 9",
  right: "m3 9.5 4 4L15 4.5",
  wrong: "m4 4 10 10M14 4 4 14",
  undo: "M6.5 3.5 3 7l3.5 3.5M3 7h7a4 4 0 0 1 0 8H7",
  more: "M4 8.5a.5.5 0 1 0 0 1 .5.5 0 1 0 0-1zM9 8.5a.5.5 0 1 0 0 1 .5.5 0 1 0 0-1zM14 8.5a.5.5 0 1 0 0 1 .5.5 0 1 0 0-1z",
  back: "M11 4 6 9l5 5",
  next: "m7 4 5 5-5 5",
  language:
    "M9 2.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM2.5 9h13M9 2.5C7.2 4.4 6.4 6.6 6.4 9s.8 4.6 2.6 6.5c1.8-1.9 2.6-4.1 2.6-6.5S10.8 4.4 9 2.5z",
} as const;

export type IconName = keyof typeof paths;

/** Decorative: a label stands beside it or names its button. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg
      viewBox="0 0 18 18"
      aria-hidden="true"
      className={classNames("size-4.5 flex-none fill-none stroke-[1.5] stroke-current", className)}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
