import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Learner } from "@/lib/auth/learner";
import { writtenMoment } from "@/lib/i18n/written-date";
import type { InsightAccess, InsightPlace } from "@/lib/services/insight-access";
import { Crumb } from "../../_ui/crumb";
import { LinkButton } from "../../_ui/link-button";
import { PageShell } from "../../_ui/page-shell";
import { LinkSegments } from "../../progress/link-segments";
import { classHref, insightHref, teachHref } from "../address";

type Room = "mistakes" | "items" | "concepts" | "learners" | "now";

type Props = {
  readonly visitor: Learner;
  readonly place: InsightPlace;
  readonly access: InsightAccess;
  readonly room: Room;
  readonly computedAt: Date;
  readonly timeZone: string;
  /** Steps of the path behind the room: the last one is this page. */
  readonly below?: readonly { readonly label: string; readonly href?: string }[];
  /** The file with the numbers of the page. */
  readonly csv?: { readonly name: string; readonly search?: Readonly<Record<string, string>> };
  readonly children: ReactNode;
};

/** The frame of every room of insights: whose answers, the other rooms, as of when. */
export function InsightFrame({
  visitor,
  place,
  access,
  room,
  computedAt,
  timeZone,
  below = [],
  csv,
  children,
}: Props) {
  const t = useTranslations("insights");
  const teach = useTranslations("teach");
  const locale = useLocale();
  const rooms: readonly Room[] =
    access.class === null
      ? ["mistakes", "items", "concepts"]
      : ["mistakes", "items", "concepts", "learners", "now"];
  const base = "course" in place ? teachHref(place.course) : classHref(place.class);
  return (
    <PageShell visitor={visitor} section="teach">
      <Crumb
        label={t("path")}
        steps={[
          { label: teach("name"), href: "/teach" },
          { label: access.title, href: base },
          ...(below.length === 0
            ? [{ label: t("title") }]
            : [{ label: t("title"), href: insightHref(place) }, ...below]),
        ]}
      />
      <div className="mt-2 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h1 className="title">{below.at(-1)?.label ?? `${access.title} · ${t("title")}`}</h1>
          <p className="meta mt-1">{t("asOf", { when: writtenMoment(computedAt, locale, timeZone) })}</p>
        </div>
        {csv !== undefined && (
          <LinkButton href={insightHref(place, ["csv", csv.name], csv.search)} prefetch={false}>
            {t("csv")}
          </LinkButton>
        )}
      </div>
      <div className="mt-5">
        <LinkSegments
          label={t("rooms")}
          options={rooms.map((each) => ({
            label: t(`room.${each}`),
            href: insightHref(place, each === "mistakes" ? [] : [each]),
            isChosen: each === room,
          }))}
        />
      </div>
      {children}
    </PageShell>
  );
}
