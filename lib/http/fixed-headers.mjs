/** Headers of every answer. A page's policy of what it may load is its own: proxy.ts says it. */
export const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value:
      "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()",
  },
];

export const unframed = [{ key: "X-Frame-Options", value: "DENY" }];

/** Answers that are data: opened as a page, they load and run nothing. */
export const dataOnly = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
];

/** Guests' pages are nobody's to index, and the address of one is a secret that no link may carry away. */
export const guestHeaders = [
  { key: "X-Robots-Tag", value: "noindex, nofollow, noarchive" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cache-Control", value: "private, no-store" },
];
