import { ItemRoom } from "../../../../_insights/item-room";
import type { Search } from "../../../../_insights/room";

export { generateMetadata } from "../../../../_insights/metadata";

type Props = {
  readonly params: Promise<{ readonly course: string; readonly item: string }>;
  readonly searchParams: Promise<Search>;
};

export default async function Page({ params, searchParams }: Props) {
  const { course, item } = await params;
  return <ItemRoom place={{ course }} item={decodeURIComponent(item)} search={await searchParams} />;
}
