import { notFound } from "next/navigation";
import { AppError } from "@/lib/app-error";

/** Turns a service's `not-found` into the not-found page. */
export async function orNotFound<Value>(loading: Promise<Value>): Promise<Value> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}
