import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** False in what the server draws and until React listens to it. */
export function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
