import { MistakesRoom } from "../../_insights/mistakes-room";

export { generateMetadata } from "../../_insights/metadata";

type Props = {
  readonly params: Promise<{ readonly course: string }>;
};

export default async function Page({ params }: Props) {
  const { course } = await params;
  return <MistakesRoom place={{ course }} />;
}
