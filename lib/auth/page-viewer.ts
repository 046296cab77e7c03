import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { paths } from "@/lib/paths";
import { pathHeader } from "./path-header";
import { readPerson } from "./read-viewer";
import type { Viewer } from "./viewer";

/** The viewer of a page, read once a request; nobody is sent to the sign-in page. */
export const requirePageViewer = cache(async (): Promise<Extract<Viewer, { kind: "user" }>> => {
  const received = await headers();
  const viewer = await readPerson(received);
  if (viewer === null) redirect(paths.signIn(nextOf(received.get(pathHeader))));
  return viewer;
});

/** Home needs no mention: sign-in leads there anyway. */
function nextOf(path: string | null): string | undefined {
  return path === null || path === paths.home() ? undefined : path;
}
