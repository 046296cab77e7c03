import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { paths } from "@/lib/paths";
import { readViewer } from "./read-viewer";
import type { Viewer } from "./viewer";

/** The viewer of a page, read once a request; nobody is sent to the sign-in page. */
export const requirePageViewer = cache(async (): Promise<Extract<Viewer, { kind: "user" }>> => {
  const viewer = await readViewer(await headers());
  if (viewer?.kind !== "user") redirect(paths.signIn());
  return viewer;
});
