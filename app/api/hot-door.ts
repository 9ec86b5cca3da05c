/**
 * The server's own door for the posts of a session. Next costs such a post more than all the rest of it, so
 * lib/cli/serve.mjs offers it here first. Only callers whose signed cookies tell who they are come in: anyone else goes
 * through Next, where better-auth looks the session up and renews the cookies.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { JsonPost, Reply } from "@/app/_boundary/json-post";
import { postAnswer } from "@/app/api/answers/post";
import { postQuiz } from "@/app/api/quiz/post";
import { postReviews } from "@/app/api/reviews/post";
import { postUndo } from "@/app/api/undo/post";
import { isStillSignedIn, learnerOfCookies } from "@/lib/auth/learner-of-cookies";
import { sessionCookieNames } from "@/lib/auth/session-cookies";
import { localeCookie } from "@/lib/i18n/locale-cookie";
import { readerLocale } from "@/lib/i18n/negotiate-locale";

const posts: ReadonlyMap<string | undefined, JsonPost> = new Map([
  ["/api/reviews", postReviews],
  ["/api/answers", postAnswer],
  ["/api/quiz", postQuiz],
  ["/api/undo", postUndo],
]);

/** Bytes; shorter texts gain nothing. */
const leastCompressed = 1_024;
const compressed = promisify(gzip);

/** Answers the request and returns true; or returns false, and Next has to. */
export function takesHotPost(request: IncomingMessage, response: ServerResponse): boolean {
  const post = request.method === "POST" ? posts.get(request.url) : undefined;
  if (post === undefined) return false;
  const cookies = readCookies(request.headers.cookie);
  const names = sessionCookieNames();
  const learner = learnerOfCookies(cookies.get(names.token), cookies.get(names.copy));
  if (learner === null) return false;
  const header = (name: string) => request.headers[name]?.toString() ?? null;
  const answer = async () => {
    const reply = await post({
      header,
      // A body that is not read to its end is refused with an answer, for which the connection must live on.
      body: request.iterator({ destroyOnReturn: false }),
      locale: readerLocale(cookies.get(localeCookie), header("accept-language")),
      findLearner: async (writing) => (!writing || (await isStillSignedIn(learner)) ? learner : null),
    });
    await send(reply, response, header("accept-encoding"));
  };
  answer().catch((error) => {
    console.error(error);
    response.destroy();
  });
  return true;
}

async function send(
  { status, headers, text }: Reply,
  response: ServerResponse,
  accepted: string | null,
): Promise<void> {
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("Content-Type", "application/json");
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  let body: string | Buffer = text;
  if (text.length >= leastCompressed && accepted !== null && /\bgzip\b/.test(accepted)) {
    body = await compressed(text);
    response.setHeader("Content-Encoding", "gzip");
  }
  response.statusCode = status;
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.end(body);
}

/** As Next reads them: the last of a name counts, and one that is badly encoded is left out. */
function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    if (at < 0) continue;
    try {
      cookies.set(pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim()));
    } catch {
      // Not one of ours.
    }
  }
  return cookies;
}
