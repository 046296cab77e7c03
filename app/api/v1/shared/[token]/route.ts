import { errorResponse } from "@/lib/http/error-response";
import { guestCredentials } from "@/lib/shares/guest-credentials";
import { deadLink, lockedLink } from "@/lib/shares/guest-responses";
import { visitShare } from "@/lib/shares/visit";

type Context = { params: Promise<{ token: string }> };

export async function GET(request: Request, { params }: Context) {
  try {
    const { token } = await params;
    const visit = await visitShare(token, guestCredentials(request.headers));
    if (visit.kind === "dead") return deadLink(request);
    if (visit.kind === "locked") return lockedLink(visit, request);
    return Response.json(visit.view, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return errorResponse(error, request);
  }
}
