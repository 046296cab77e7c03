import "server-only";

/** Set by `instrumentation.ts` on every request; what a client sends under this name is replaced. */
export const addressHeader = "x-onset-address";

/** Where a request comes from; null where no server received it (a test, a command). */
export function clientAddress(headers: Headers): string | null {
  return headers.get(addressHeader);
}
