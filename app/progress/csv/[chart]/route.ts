import type { NextRequest } from "next/server";
import { fileResponse } from "@/app/_boundary/file-route";
import { readChoice } from "@/app/progress/choice";
import { loadProgressFile } from "@/lib/services/load-progress";

type Context = { readonly params: Promise<{ readonly chart: string }> };

/** The numbers of a chart, for the same choice as the page. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { chart } = await params;
  const choice = readChoice(Object.fromEntries(request.nextUrl.searchParams));
  return fileResponse(async ({ learner: { learnerId }, locale, now }) => {
    const { name, text } = await loadProgressFile({ learnerId, locale, now, choice }, chart);
    return { name, type: "text/csv; charset=utf-8", content: text };
  });
}
