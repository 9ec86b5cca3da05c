import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadCourseContents } from "@/lib/services/course-contents";
import { orNotFound } from "../../../_boundary/or-not-found";
import { ClientMessages } from "../../../_ui/client-messages";
import { teachHref } from "../../address";
import { CourseRoom } from "../course-room";
import { ItemTable } from "./item-table";

type Props = { readonly params: Promise<{ readonly course: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach.contents"))("title") };
}

/** All items of a course as it is being written, and changing many at once. */
export default async function CourseItemsPage({ params }: Props) {
  const { course: slug } = await params;
  const [learner, locale, t] = await Promise.all([
    requireLearner(teachHref(slug, "items")),
    getLocale(),
    getTranslations("teach"),
  ]);
  const { course, items, notes, concepts } = await orNotFound(
    loadCourseContents(learner.learnerId, slug, locale),
  );
  return (
    <CourseRoom
      visitor={learner}
      course={course}
      name={t("contents.title")}
      lede={t(items.length === 0 ? "contents.none" : "contents.lede")}
    >
      {items.length > 0 && (
        <ClientMessages namespaces={["teach", "ui", "errors"]}>
          <div className="mt-8">
            <ItemTable
              course={slug}
              items={items}
              notes={notes}
              concepts={concepts.map(({ id, title }) => ({ id, title }))}
            />
          </div>
        </ClientMessages>
      )}
    </CourseRoom>
  );
}
