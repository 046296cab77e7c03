import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "@/lib/auth/path-header";

/** Tells pages their own address, so that sign-in can lead back to it. It decides no right. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}

// Uploads under /api stream by untouched.
export const config = { matcher: "/((?!api/|_next/|s/|embed/|healthz|readyz|metrics|sign-in).*)" };
