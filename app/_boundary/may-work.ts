import { headers } from "next/headers";
import { AppError } from "@/lib/app-error";
import { callerAddress } from "@/lib/auth/caller-address";
import { type LimitedWork, limitWork } from "@/lib/auth/work-limit";

/** Counts the work that showing a page causes; false if its learner or their address is past a limit. */
export async function mayWork(work: LimitedWork, learnerId: string): Promise<boolean> {
  try {
    await limitWork(work, {
      learnerId,
      address: callerAddress((await headers()).get("x-forwarded-for")),
    });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "rate-limited") return false;
    throw error;
  }
}
