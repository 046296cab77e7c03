"use client";

import { useEffect } from "react";

type RememberProjectProps = { slug: string; cookie: string };

const aYearSeconds = 365 * 24 * 60 * 60;

/** Home leads to the project that was looked at last on this browser. */
export function RememberProject({ slug, cookie }: RememberProjectProps) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
    document.cookie = `${cookie}=${encodeURIComponent(slug)}; path=/; max-age=${aYearSeconds}; samesite=lax`;
  }, [slug, cookie]);
  return null;
}
