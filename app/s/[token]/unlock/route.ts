import { publicOrigin } from "@/lib/auth/origin";
import { errorResponse } from "@/lib/http/error-response";
import { readForm } from "@/lib/http/read-form";
import { limits } from "@/lib/limits";
import { paths } from "@/lib/paths";
import { guestNetwork } from "@/lib/shares/guest-credentials";
import { unlockShare } from "@/lib/shares/unlock-share";

type Context = { params: Promise<{ token: string }> };

/** The password form works without a script: it posts here and is sent back to the page. */
export async function POST(request: Request, { params }: Context) {
  try {
    const { token } = await params;
    const readPassword = async () =>
      (await readForm(request, limits.passwordFormBytes)).get("password") ?? "";
    const address = guestNetwork(request.headers);
    const isSecure = publicOrigin().startsWith("https:");
    const answer = await unlockShare(token, { readPassword, address, isSecure });
    const asked = answer.kind === "wrong" || answer.kind === "wait" ? { try: answer.kind } : {};
    const headers = new Headers({
      location: paths.shared(token, asked),
      "cache-control": "no-store",
    });
    if (answer.kind === "right") headers.set("set-cookie", answer.cookie);
    return new Response(null, { status: 303, headers });
  } catch (error) {
    return errorResponse(error, request);
  }
}
