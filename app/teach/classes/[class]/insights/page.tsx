import { MistakesRoom } from "../../../_insights/mistakes-room";

export { generateMetadata } from "../../../_insights/metadata";

type Props = {
  readonly params: Promise<{ readonly class: string }>;
};

export default async function Page({ params }: Props) {
  const { class: id } = await params;
  return <MistakesRoom place={{ class: id }} />;
}
