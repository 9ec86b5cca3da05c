import { getLocale, getTranslations } from "next-intl/server";
import { writtenMoment } from "@/lib/i18n/written-date";
import type { History } from "@/lib/services/revisions";

type Revision = History["revisions"][number];

/** What is said of a version: what it is, whose, and when it was published. */
export async function revisionWords(timeZone: string) {
  const [t, locale] = await Promise.all([getTranslations("teach.history"), getLocale()]);
  const moment = (at: Date) => writtenMoment(at, locale, timeZone);
  return {
    what: ({ kind, message }: Revision) => {
      if (kind === "taken-over")
        return message === "" ? t("takenOver") : t("takenOverBut", { files: message });
      if (kind === "restored") return t("restored", { number: message });
      return message === "" ? t(kind) : message;
    },
    who: ({ author, savedAt }: Revision) =>
      t("by", { author: author === "" ? t("nobody") : author, when: moment(savedAt) }),
    published: (at: Date) => t("published", { when: moment(at) }),
  };
}
