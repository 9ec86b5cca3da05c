/** Next's door for JSON posts. */
import { AppError } from "@/lib/app-error";
import { findLearner, findWritingLearner } from "@/lib/auth/learner";
import { requestLocale } from "@/lib/i18n/request";
import { errorReply, type JsonPost, type Reply } from "./json-post";

export function apiRoute(post: JsonPost): (request: Request) => Promise<Response> {
  return async (request) => {
    const reply = await post({
      header: (name) => request.headers.get(name),
      body: request.body,
      locale: await requestLocale(),
      findLearner: (writing) => (writing ? findWritingLearner() : findLearner()),
    });
    return responseOf(reply);
  };
}

/** The response at an unknown address: JSON too, not a page. */
export async function notFoundResponse(): Promise<Response> {
  return responseOf(errorReply(new AppError("not-found"), await requestLocale()));
}

function responseOf({ status, headers, text }: Reply): Response {
  return new Response(text, { status, headers: { "content-type": "application/json", ...headers } });
}
