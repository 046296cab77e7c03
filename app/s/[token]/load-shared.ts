import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { visitShare } from "@/lib/shares/visit";

/** What a page's token opens, read once a request for its head and its body. */
export const loadShared = cache(async (token: string) => {
  const jar = await cookies();
  return visitShare(token, { cookieOf: (name) => jar.get(name)?.value });
});
