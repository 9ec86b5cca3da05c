import type { Metadata } from "next";
import { conceptPracticeHref } from "../../../_ui/practice-address";
import { PracticePage, practiceTitle } from "../../practice-page";

type Props = { readonly params: Promise<{ readonly course: string; readonly concept: string }> };

async function practised({ params }: Props) {
  const { course, concept } = await params;
  const scope = {
    of: "concept",
    course: decodeURIComponent(course),
    concept: decodeURIComponent(concept),
  } as const;
  return { scope, here: conceptPracticeHref(scope.course, scope.concept) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await practiceTitle(await practised(props)) };
}

export default async function ConceptPracticePage(props: Props) {
  return <PracticePage {...(await practised(props))} />;
}
