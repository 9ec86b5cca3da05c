import type { Metadata } from "next";
import { itemPracticeHref } from "../../../../_ui/practice-address";
import { PracticePage, practiceTitle } from "../../../practice-page";

type Props = { readonly params: Promise<{ readonly course: string; readonly item: string }> };

async function practised({ params }: Props) {
  const { course, item } = await params;
  const scope = { of: "item", course: decodeURIComponent(course), item: decodeURIComponent(item) } as const;
  return { scope, here: itemPracticeHref(`${scope.course}/${scope.item}`) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await practiceTitle(await practised(props)) };
}

export default async function ItemPracticePage(props: Props) {
  return <PracticePage {...(await practised(props))} />;
}
