import { paths } from "@/lib/paths";

const here = "http://here.invalid";

/** Where to go after sign-in: a path of this site, never an address of another. */
export function nextPath(next: string | null | undefined): string {
  if (!next?.startsWith("/") || !URL.canParse(next, here)) return paths.home();
  const url = new URL(next, here);
  return url.origin === here ? `${url.pathname}${url.search}${url.hash}` : paths.home();
}
