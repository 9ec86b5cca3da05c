import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Learner } from "@/lib/auth/learner";
import { Crumb } from "../../_ui/crumb";
import { PageShell } from "../../_ui/page-shell";
import { teachHref } from "../address";

type Props = {
  readonly visitor: Learner;
  readonly course: { readonly slug: string; readonly title: string };
  /** The rooms between the course and this one. */
  readonly path?: readonly { readonly label: string; readonly href: string }[];
  /** What this room is called in the path. */
  readonly name: string;
  /** By default the name. */
  readonly title?: string;
  readonly lede?: string;
  readonly children: ReactNode;
};

/** The frame of the rooms of a course for its authors: where it is, its title, and what it is for. */
export async function CourseRoom({ visitor, course, path = [], name, title = name, lede, children }: Props) {
  const t = await getTranslations("teach");
  return (
    <PageShell visitor={visitor} section="teach">
      <Crumb
        label={t("course.path")}
        steps={[
          { label: t("name"), href: "/teach" },
          { label: course.title, href: teachHref(course.slug) },
          ...path,
          { label: name },
        ]}
      />
      <h1 className="title mt-2">{title}</h1>
      {lede !== undefined && <p className="lede mt-2 max-w-measure">{lede}</p>}
      {children}
    </PageShell>
  );
}
