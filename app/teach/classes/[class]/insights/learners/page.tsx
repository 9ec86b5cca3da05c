import { LearnersRoom } from "../../../../_insights/learners-room";

export { generateMetadata } from "../../../../_insights/metadata";

type Props = {
  readonly params: Promise<{ readonly class: string }>;
};

export default async function Page({ params }: Props) {
  const { class: id } = await params;
  return <LearnersRoom place={{ class: id }} />;
}
