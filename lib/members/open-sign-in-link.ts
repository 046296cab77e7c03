import "server-only";
import { recordEntry } from "@/lib/audit/record-entry";
import { findAsker } from "@/lib/auth/asker";
import { openMagicLink } from "@/lib/auth/auth";
import { auditName } from "@/lib/auth/viewer";
import { clientAddress } from "@/lib/http/client-address";
import { errorResponse } from "@/lib/http/error-response";
import { log } from "@/lib/http/log";
import { readForm } from "@/lib/http/read-form";
import { refuseForeignOrigin } from "@/lib/http/route";
import { limits } from "@/lib/limits";
import { paths } from "@/lib/paths";

/** The press of the button on a sign-in link's page. */
export async function openSignInLink(request: Request): Promise<Response> {
  try {
    refuseForeignOrigin(request);
    const token = (await readForm(request, limits.signInBodyBytes)).get("token") ?? "";
    const { result: cookies, asker } = await findAsker(() => openMagicLink(token, request.headers));
    const isIn = cookies.length > 0;
    const address = clientAddress(request.headers);
    if (!isIn) log.warn({ account: null, address }, "a sign-in link was dead");
    const entry = {
      ...{ action: "session.create", target: "sign-in by a printed link", address },
      actor: asker === null ? "nobody" : auditName({ kind: "user", ...asker }),
      actorId: asker?.userId ?? null,
      ...(isIn ? { status: 303 } : { status: 401, reason: "the link is used, expired or cut" }),
    };
    await recordEntry("server", entry, JSON.stringify(["sign-in", address]));
    const headers = new Headers({
      location: isIn ? paths.home() : paths.deadSignInLink(),
      "cache-control": "no-store",
    });
    for (const cookie of cookies) headers.append("set-cookie", cookie);
    return new Response(null, { status: 303, headers });
  } catch (error) {
    return errorResponse(error, request);
  }
}
