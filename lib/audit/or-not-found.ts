import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";
import { recordHiddenPage } from "./record-page";

/** A page's answer to a missing or foreign thing is the not-found page; other failures pass. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not-found") throw error;
    await recordHiddenPage(error.message);
    notFound();
  }
}
