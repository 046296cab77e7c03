"use client";
import { usePathname, useSearchParams } from "next/navigation";
import {
  type unstable_AdapterInterface as AdapterInterface,
  unstable_createAdapterProvider as createAdapterProvider,
  renderQueryString,
} from "nuqs/adapters/custom";
import {
  type ReactNode,
  Suspense,
  startTransition,
  useEffect,
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
} from "react";
import { writtenSearches } from "@/components/layout/written-searches";

const none = () => null;

/** Ours, and the router's own after it: browsers allow so many a minute. */
const historyCallsPerWrite = 2;

function useAddress(): AdapterInterface {
  const shown = useSearchParams().toString();
  const pathname = usePathname();
  const newest = useSyncExternalStore(writtenSearches.subscribe, writtenSearches.newest, none);
  const search = newest ?? shown;
  return useMemo(
    () => ({
      searchParams: new URLSearchParams(search),
      pathname,
      getSearchParamsSnapshot: () =>
        new URLSearchParams(writtenSearches.newest() ?? window.location.search),
      rateLimitFactor: historyCallsPerWrite,
      updateUrl: (next, { history }) => {
        // A write that was waiting when somebody left belongs to the page they left.
        if (window.location.pathname !== pathname) return;
        writtenSearches.add(next.toString());
        const { origin, hash } = window.location;
        const url = origin + pathname + renderQueryString(next) + hash;
        startTransition(() => {
          if (history === "push") window.history.pushState(null, "", url);
          else window.history.replaceState(null, "", url);
        });
      },
    }),
    [search, pathname],
  );
}

function FollowRouter() {
  const shown = useSearchParams().toString();
  const pathname = usePathname();
  useLayoutEffect(() => writtenSearches.shown(pathname, shown), [shown, pathname]);
  useEffect(() => {
    window.addEventListener("popstate", writtenSearches.clear);
    return () => window.removeEventListener("popstate", writtenSearches.clear);
  }, []);
  return null;
}

const Provider = createAdapterProvider(useAddress);

/** Views in the address for shallow updates: as nuqs's own adapter, but quick changes never undo each other. */
export function AddressAdapter({ children }: { children: ReactNode }) {
  return (
    <Provider>
      <Suspense>
        <FollowRouter />
      </Suspense>
      {children}
    </Provider>
  );
}
