import { publicOrigin } from "@/lib/auth/origin";
import { paths } from "@/lib/paths";
import { unlockShare } from "@/lib/shares/unlock-share";

type Context = { params: Promise<{ token: string }> };

const longestBodyBytes = 4096;

/** The password form works without a script: it posts here and is sent back to the page. */
export async function POST(request: Request, { params }: Context) {
  const { token } = await params;
  const isSmall = Number(request.headers.get("content-length") ?? Infinity) <= longestBodyBytes;
  const given = isSmall ? (await request.formData()).get("password") : null;
  const password = typeof given === "string" ? given : "";
  const isSecure = publicOrigin().startsWith("https:");
  const answer = await unlockShare(token, { password, isSecure });
  const asked = answer.kind === "wrong" || answer.kind === "wait" ? { try: answer.kind } : {};
  const headers = new Headers({
    location: paths.shared(token, asked),
    "cache-control": "no-store",
  });
  if (answer.kind === "right") headers.set("set-cookie", answer.cookie);
  return new Response(null, { status: 303, headers });
}
