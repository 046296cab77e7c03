import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { guestNetwork } from "@/lib/shares/guest-credentials";
import { visitShare } from "@/lib/shares/visit";

/** What a page's token opens, read once a request for its head and its body. */
export const loadShared = cache(async (token: string) => {
  const jar = await cookies();
  const address = guestNetwork(await headers());
  return visitShare(token, { cookieOf: (name) => jar.get(name)?.value, address });
});
