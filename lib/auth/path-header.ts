/** The address of a page, as `proxy.ts` tells it; whatever a browser sends under this name is replaced. */
export const pathHeader = "x-onset-path";
