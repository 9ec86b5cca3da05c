import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { type CourseContents, loadCourseContents } from "@/lib/services/course-contents";
import { orNotFound } from "../../../_boundary/or-not-found";
import { ClientMessages } from "../../../_ui/client-messages";
import { escaped } from "../../../_ui/escaped";
import { layeredGraphHtml } from "../../../_ui/layered-graph-html";
import { LinkButton } from "../../../_ui/link-button";
import { SectionHead } from "../../../_ui/section-head";
import { StoredHtml } from "../../../_ui/stored-html";
import { teachHref } from "../../address";
import { CourseRoom } from "../course-room";
import { ConceptForm, DeleteConceptForm } from "./concept-forms";

type Props = {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<{ readonly concept?: string | readonly string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach.concepts"))("title") };
}

/** The concepts of a course along their prerequisites, and the form of one of them. */
export default async function CourseConceptsPage({ params, searchParams }: Props) {
  const [{ course: slug }, { concept: asked }] = await Promise.all([params, searchParams]);
  const [learner, locale, t] = await Promise.all([
    requireLearner(teachHref(slug, "concepts")),
    getLocale(),
    getTranslations("teach"),
  ]);
  const contents = await orNotFound(loadCourseContents(learner.learnerId, slug, locale));
  const { course, concepts } = contents;
  const concept = concepts.find(({ id }) => id === asked) ?? null;
  return (
    <CourseRoom
      visitor={learner}
      course={course}
      name={t("concepts.title")}
      lede={t(concepts.length === 0 ? "concepts.none" : "concepts.lede")}
    >
      {concepts.length > 0 && <ConceptGraph contents={contents} chosen={concept?.id ?? null} />}
      <section aria-labelledby="concept" className="mt-10 max-w-[36rem]" key={concept?.id ?? ""}>
        <SectionHead
          id="concept"
          title={concept === null ? t("concepts.new") : t("concepts.edit", { id: concept.id })}
          meta={
            concept !== null && (
              <LinkButton href={teachHref(slug, "concepts")}>{t("concepts.new")}</LinkButton>
            )
          }
        />
        <ClientMessages namespaces={["teach", "ui", "errors"]}>
          <ConceptForm course={slug} concept={concept} />
          {concept !== null && <DeleteConceptForm course={slug} concept={concept} />}
        </ClientMessages>
      </section>
    </CourseRoom>
  );
}

type GraphProps = { readonly contents: CourseContents; readonly chosen: string | null };

async function ConceptGraph({ contents: { course, concepts, layout }, chosen }: GraphProps) {
  const t = await getTranslations("teach.concepts");
  const most = Math.max(1, ...concepts.map(({ items }) => items));
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const html = layeredGraphHtml(layout, (id, { left, top }) => {
    const concept = byId.get(id);
    if (concept === undefined) return "";
    const href = `${teachHref(course.slug, "concepts")}?concept=${encodeURIComponent(id)}#concept`;
    const mark = id === chosen ? ' aria-current="true"' : "";
    const name = `${concept.title}: ${t("items", { count: concept.items })}`;
    const share = Math.round((100 * concept.items) / most);
    return (
      `<li style="left:${left}px;top:${top}px"><a href="${escaped(href)}" aria-label="${escaped(name)}"${mark}>` +
      `<span>${escaped(concept.title)}</span><i><b style="width:${share}%"></b></i><small>${concept.items}</small></a></li>`
    );
  });
  const scrolls = { role: "group", tabIndex: 0, "aria-label": t("map") } as const;
  return (
    <div {...scrolls} className="mt-8 overflow-x-auto pb-4">
      <StoredHtml html={html} className="concept-map" />
    </div>
  );
}
