import { headers } from "next/headers";
import { AppError } from "@/lib/app-error";
import { callerAddress } from "@/lib/auth/caller-address";
import { type LimitedWork, limitWork } from "@/lib/auth/work-limit";
import type { LearnerId } from "@/lib/quiz/ids";

/** Counts the work of showing a page. Returns the minutes to wait if its reader or their address is past a limit. */
export async function minutesToWait(work: LimitedWork, learnerId: LearnerId | null): Promise<number> {
  try {
    const address = callerAddress((await headers()).get("x-forwarded-for"));
    await limitWork(work, { learnerId, address });
    return 0;
  } catch (error) {
    if (error instanceof AppError && error.code === "rate-limited") return error.minutes;
    throw error;
  }
}
