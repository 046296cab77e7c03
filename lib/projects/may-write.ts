import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { openToAdminister, openToOwn, openToServer, openToWrite } from "./access";

/** Whether the viewer may change things in the project, for pages that show the buttons only then. */
export function mayWrite(viewer: Viewer, project: string): Promise<boolean> {
  return isAllowed(openToWrite(viewer, project));
}

export function mayAdminister(viewer: Viewer, project: string): Promise<boolean> {
  return isAllowed(openToAdminister(viewer, project));
}

export function mayOwn(viewer: Viewer, project: string): Promise<boolean> {
  return isAllowed(openToOwn(viewer, project));
}

export function mayRunServer(viewer: Viewer): Promise<boolean> {
  return isAllowed(openToServer(viewer));
}

async function isAllowed(opening: Promise<unknown>): Promise<boolean> {
  try {
    await opening;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return false;
    throw error;
  }
}
