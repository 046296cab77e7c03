const isProduction = process.env.NODE_ENV === "production";

/** Next's development server evaluates code and speaks over a socket; a built app does neither. */
const script = isProduction ? "'self' 'unsafe-inline'" : "'self' 'unsafe-inline' 'unsafe-eval'";
const connect = isProduction ? "'self'" : "'self' ws:";

/**
 * What a page for guests may load: everything from this server, nothing from another.
 * @param {"'none'" | "*"} ancestors which sites may frame it
 */
export function guestPolicy(ancestors) {
  return [
    "default-src 'self'",
    `script-src ${script}`,
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

/** Guests' pages are nobody's to index, and the address of one is a secret that no link may carry away. */
export const guestHeaders = [
  { key: "X-Robots-Tag", value: "noindex, nofollow, noarchive" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cache-Control", value: "private, no-store" },
];
