import { QueryClient } from "@tanstack/react-query";

const staleTimeMs = 30_000;

let browserClient: QueryClient | null = null;

function createQueryClient() {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: staleTimeMs, retry: 1, refetchOnWindowFocus: true } },
  });
}

/** One client in the browser, a new one for every request on the server, so that no viewer reads another's cache. */
export function getQueryClient(): QueryClient {
  if (typeof window === "undefined") return createQueryClient();
  browserClient ??= createQueryClient();
  return browserClient;
}
