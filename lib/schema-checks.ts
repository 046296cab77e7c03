declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

/**
 * In a browser zod checks without code that it makes itself: it would try whether it may, and the page's policy would
 * report the try. Said where zod looks for it, so that a page that checks nothing does not load zod.
 */
if (typeof window !== "undefined") globalThis.__zod_globalConfig = { jitless: true };

export {};
