import { AnswerRoom } from "../../../../../../_insights/answer-room";

export { generateMetadata } from "../../../../../../_insights/metadata";

type Props = {
  readonly params: Promise<{ readonly class: string; readonly item: string; readonly review: string }>;
};

export default async function Page({ params }: Props) {
  const { class: id, item, review } = await params;
  return <AnswerRoom place={{ class: id }} item={decodeURIComponent(item)} review={review} />;
}
