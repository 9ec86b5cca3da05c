import { LearnersRoom } from "../../../../_insights/learners-room";
import type { Search } from "../../../../_insights/room";

export { generateMetadata } from "../../../../_insights/metadata";

type Props = {
  readonly params: Promise<{ readonly class: string }>;
  readonly searchParams: Promise<Search>;
};

export default async function Page({ params, searchParams }: Props) {
  const { class: id } = await params;
  return <LearnersRoom place={{ class: id }} search={await searchParams} />;
}
