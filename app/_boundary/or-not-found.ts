import { notFound } from "next/navigation";
import { AppError } from "@/lib/app-error";

/** What a page loads; if it does not exist for this reader, the page that says so. */
export async function orNotFound<Value>(loading: Promise<Value>): Promise<Value> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}
