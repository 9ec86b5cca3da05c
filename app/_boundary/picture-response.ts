/** The entry for pictures: who asks, one service, and what keeps a picture from being anything else. */
import { findLearner } from "@/lib/auth/learner";
import { requestLocale } from "@/lib/i18n/request";
import type { LearnerId } from "@/lib/quiz/ids";
import { errorReply } from "./json-post";

type Loaded = { readonly type: string; readonly bytes: Uint8Array };

const yearSeconds = 31_536_000;

/** Kept by the reader's own browser for as long as it likes: the address names the content. */
export async function pictureResponse(
  load: (readerId: LearnerId | null) => Promise<Loaded>,
): Promise<Response> {
  try {
    const learner = await findLearner();
    const { type, bytes } = await load(learner?.learnerId ?? null);
    return new Response(bytes as BodyInit, {
      headers: {
        "content-type": type,
        "cache-control": `private, max-age=${yearSeconds}, immutable`,
        // A drawing that is opened by itself is a document of ours: it may paint itself, and nothing else.
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    const { status, headers, text } = errorReply(error, await requestLocale());
    const json = { "content-type": "application/json", "cache-control": "no-store" };
    return new Response(text, { status, headers: { ...json, ...headers } });
  }
}
