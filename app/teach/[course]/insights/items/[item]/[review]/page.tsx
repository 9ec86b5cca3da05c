import { AnswerRoom } from "../../../../../_insights/answer-room";

export { generateMetadata } from "../../../../../_insights/metadata";

type Props = {
  readonly params: Promise<{ readonly course: string; readonly item: string; readonly review: string }>;
};

export default async function Page({ params }: Props) {
  const { course, item, review } = await params;
  return <AnswerRoom place={{ course }} item={decodeURIComponent(item)} review={review} />;
}
