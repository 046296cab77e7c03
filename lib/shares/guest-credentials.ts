import { clientAddress } from "@/lib/http/client-address";
import { networkOf } from "@/lib/http/client-of";
import type { Credentials } from "./visit";

/** What a request of a guest carries: cookies, and the password of `Authorization: Basic`, whatever the user name. */
export function guestCredentials(headers: Headers): Credentials {
  const cookies = new Map(
    (headers.get("cookie") ?? "").split(";").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
    }),
  );
  return {
    cookieOf: (name) => cookies.get(name),
    password: passwordIn(headers.get("authorization")),
    address: guestNetwork(headers),
  };
}

/** What wrong passwords of a guest are counted under. */
export function guestNetwork(headers: Headers): string {
  return networkOf(clientAddress(headers) ?? "");
}

function passwordIn(authorization: string | null): string | null {
  const encoded = /^Basic\s+([A-Za-z0-9+/=_-]{1,2000})\s*$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return null;
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return colon === -1 ? null : pair.slice(colon + 1);
}
