import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "@/lib/auth/path-header";
import { contentPolicy, nonceSources } from "@/lib/http/content-policy";
import { nonceHeader } from "@/lib/http/nonce-header";
import { isOwnRender } from "@/lib/shares/cached-pages";
import { canEmbed } from "@/lib/shares/visit";

/** Says headers that only a request can know. It decides no right. */
export async function proxy(request: NextRequest) {
  const [, area, token = ""] = request.nextUrl.pathname.split("/");
  if (area !== "embed" && area !== "s") return asPage(request, "'none'");
  // A page to keep has no nonce: its scripts are named by what is in them.
  if (isOwnRender(request.headers)) return NextResponse.next();
  // Other sites may frame an embed only where its link allows it.
  const isFramed = area === "embed" && (await canEmbed(token));
  return asPage(request, isFramed ? "*" : "'none'");
}

/**
 * Gives a page the nonce of its scripts, and tells it its own address, so that sign-in can lead back to it. Next reads
 * the nonce from the policy and gives it to its own scripts.
 */
function asPage(request: NextRequest, ancestors: "'none'" | "*"): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy({ scripts: nonceSources(nonce), ancestors });
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set(nonceHeader, nonce);
  // A HEAD asks for no page to look at: a scanner of links, not a visit.
  if (request.method === "HEAD") headers.set("purpose", "preview");
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (ancestors === "'none'") response.headers.set("x-frame-options", "DENY");
  return response;
}

// Uploads under /api stream by untouched; what is no page has the policy of next.config.js.
export const config = {
  matcher: [
    "/((?!api/|mlflow/[^/]+/api/|_next/|s/[^/]+/|healthz|readyz|metrics|icon\\.svg|onset\\.py).*)",
  ],
};
