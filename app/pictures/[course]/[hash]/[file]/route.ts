import { pictureResponse } from "@/app/_boundary/picture-response";
import { loadPicture } from "@/lib/services/load-picture";

type Context = { readonly params: Promise<{ readonly course: string; readonly hash: string }> };

/** A picture of a course. The rest of its address is its size and kind, which follow from its content. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { course, hash } = await params;
  return pictureResponse((readerId) => loadPicture(readerId, course, hash));
}
