import { createHash } from "node:crypto";

const isProduction = process.env.NODE_ENV === "production";

/** Next's development server evaluates code and speaks over a socket; a built app does neither. */
const development = isProduction ? "" : " 'unsafe-eval'";
const connect = isProduction ? "'self'" : "'self' ws:";

/**
 * What a page may load and run: everything from this server, nothing from another, and of scripts only those named.
 * `style` attributes place the marks of charts, so styles are not named one by one.
 * @param scripts sources such as 'nonce-...' or 'sha256-...'
 * @param ancestors which sites may frame the page
 */
export function contentPolicy({
  scripts,
  ancestors = "'none'",
}: {
  scripts: readonly string[];
  ancestors?: "'none'" | "*";
}): string {
  return [
    "default-src 'self'",
    `script-src ${scripts.join(" ")}${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
}

/** Scripts of a page that is rendered for one request: those that carry its nonce, and what they load. */
export function nonceSources(nonce: string): string[] {
  return [`'nonce-${nonce}'`, "'strict-dynamic'"];
}

/**
 * Scripts of a page whose HTML is kept and sent again: its inline ones by their digests, and this server's files.
 * A nonce that is sent twice is worth nothing.
 */
export function hashSources(html: string): string[] {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)];
  const hashes = inline.map(
    ([, code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`,
  );
  return ["'self'", ...new Set(hashes)];
}
