/** The entry for files that a signed-in person downloads: authenticate, call one service, map errors. */
import { AppError } from "@/lib/app-error";
import { findLearner, type Learner } from "@/lib/auth/learner";
import type { Locale } from "@/lib/i18n/locale";
import { requestLocale } from "@/lib/i18n/request";
import { errorReply } from "./json-post";

export type MadeFile = {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array;
};

export type FileMaker = (who: {
  readonly learner: Learner;
  readonly locale: Locale;
  readonly now: Date;
}) => Promise<MadeFile>;

/** The file as an attachment, which no cache keeps; or the error, as the API gives it. */
export async function fileResponse(make: FileMaker): Promise<Response> {
  const locale = await requestLocale();
  try {
    const learner = await findLearner();
    if (learner === null) throw new AppError("signed-out");
    const { name, type, content } = await make({ learner, locale, now: new Date() });
    return new Response(content as BodyInit, {
      headers: {
        "content-type": type,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    const { status, headers, text } = errorReply(error, locale);
    return new Response(text, { status, headers: { "content-type": "application/json", ...headers } });
  }
}
