import type { Metadata } from "next";
import { notePracticeHref } from "../../../../_ui/practice-address";
import { PracticePage, practiceTitle } from "../../../practice-page";

type Props = { readonly params: Promise<{ readonly course: string; readonly note: string }> };

async function practised({ params }: Props) {
  const { course, note } = await params;
  const scope = { of: "note", course: decodeURIComponent(course), note: decodeURIComponent(note) } as const;
  return { scope, here: notePracticeHref(scope.course, scope.note) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await practiceTitle(await practised(props)) };
}

export default async function NotePracticePage(props: Props) {
  return <PracticePage {...(await practised(props))} />;
}
