/** The nonce of a page's scripts, as `proxy.ts` tells it; whatever a browser sends under this name is replaced. */
export const nonceHeader = "x-onset-nonce";
