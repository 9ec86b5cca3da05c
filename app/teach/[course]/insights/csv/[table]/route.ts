import type { NextRequest } from "next/server";
import { fileResponse } from "@/app/_boundary/file-route";
import { loadInsightFile } from "@/lib/services/insight-file";

type Context = { readonly params: Promise<{ readonly course: string; readonly table: string }> };

/** The numbers of a room of insights. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { table, ...place } = await params;
  const item = request.nextUrl.searchParams.get("item");
  return fileResponse(async ({ learner: { learnerId }, locale, now }) => ({
    type: "text/csv; charset=utf-8",
    ...(await loadInsightFile(learnerId, place, table, { locale, now, item })),
  }));
}
