import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { openToWrite } from "./access";

/** Whether the viewer may change things in the project, for pages that show the buttons only then. */
export async function mayWrite(viewer: Viewer, project: string): Promise<boolean> {
  try {
    await openToWrite(viewer, project);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return false;
    throw error;
  }
}
