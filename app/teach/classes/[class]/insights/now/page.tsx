import { NowRoom } from "../../../../_insights/now-room";

export { generateMetadata } from "../../../../_insights/metadata";

type Props = {
  readonly params: Promise<{ readonly class: string }>;
};

export default async function Page({ params }: Props) {
  const { class: id } = await params;
  return <NowRoom place={{ class: id }} />;
}
