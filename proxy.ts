import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "@/lib/auth/path-header";
import { guestPolicy } from "@/lib/http/guest-policy.mjs";
import { isOwnRender, readKeptPage } from "@/lib/shares/kept-pages";
import { canEmbed } from "@/lib/shares/visit";

/** Says headers that only a request can know, and gives guests the pages that are kept. */
export async function proxy(request: NextRequest) {
  const [, area, token = ""] = request.nextUrl.pathname.split("/");
  if (area !== "embed" && area !== "s") return withOwnAddress(request);
  const page = isOwnRender(request.headers) ? null : await keptPage(request, token);
  if (page !== null) return page;
  return area === "embed" ? withFramePolicy(token) : NextResponse.next();
}

function keptPage({ method, headers, nextUrl, cookies }: NextRequest, token: string) {
  const { pathname, searchParams: search } = nextUrl;
  const cookieOf = (name: string) => cookies.get(name)?.value;
  return readKeptPage({ method, pathname, search, token, headers, cookieOf });
}

/** Other sites may frame an embed only where its link allows it. */
async function withFramePolicy(token: string) {
  const isAllowed = await canEmbed(token);
  const response = NextResponse.next();
  response.headers.set("content-security-policy", guestPolicy(isAllowed ? "*" : "'none'"));
  if (!isAllowed) response.headers.set("x-frame-options", "DENY");
  return response;
}

/** Tells pages their own address, so that sign-in can lead back to it. */
function withOwnAddress(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}

// Uploads under /api stream by untouched.
export const config = {
  matcher: [
    "/((?!api/|mlflow/[^/]+/api/|_next/|s/|embed/|healthz|readyz|metrics|sign-in).*)",
    "/embed/:token",
    "/s/:token",
  ],
};
