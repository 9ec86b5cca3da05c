/** The entry for files that a signed-in person uploads, as the body of a post: authenticate, limit, call one service. */
import { AppError } from "@/lib/app-error";
import { callerAddress } from "@/lib/auth/caller-address";
import { findWritingLearner, type Learner } from "@/lib/auth/learner";
import { type LimitedWork, limitWork } from "@/lib/auth/work-limit";
import { requestLocale } from "@/lib/i18n/request";
import { errorReply } from "./json-post";

export type Upload = {
  readonly learner: Learner;
  readonly now: Date;
  /** The media type, one of those that the route takes. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** A parameter of the address; empty if it is missing. */
  readonly parameter: (name: string) => string;
};

type UploadRoute = {
  /** Media types. None may be one that a page of another origin can post without asking first. */
  readonly types: readonly string[];
  readonly mostBytes: number;
  readonly work: LimitedWork;
  readonly run: (upload: Upload) => Promise<unknown>;
};

export function uploadRoute(route: UploadRoute): (request: Request) => Promise<Response> {
  return async (request) => {
    const locale = await requestLocale();
    try {
      const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
      if (!route.types.includes(type)) throw new AppError("invalid-input", "content-type");
      const site = request.headers.get("sec-fetch-site");
      if (site !== null && site !== "same-origin" && site !== "none") throw new AppError("invalid-input");
      const learner = await findWritingLearner();
      if (learner === null) throw new AppError("signed-out");
      const address = callerAddress(request.headers.get("x-forwarded-for"));
      await limitWork(route.work, { learnerId: learner.learnerId, address });
      const bytes = await readBytes(request, route.mostBytes);
      const parameters = new URL(request.url).searchParams;
      const parameter = (name: string) => (parameters.get(name) ?? "").slice(0, 200);
      const done = await route.run({ learner, now: new Date(), type, bytes, parameter });
      return Response.json(done);
    } catch (error) {
      const { status, headers, text } = errorReply(error, locale);
      return new Response(text, { status, headers: { "content-type": "application/json", ...headers } });
    }
  };
}

/** Stops reading what is too long. */
async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length")) > most) throw new AppError("invalid-input", "body");
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > most) throw new AppError("invalid-input", "body");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
