import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds; null on the server and while its page comes alive, which do not know. */
export function useMedia(query: string): boolean | null {
  const follow = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore<boolean | null>(
    follow,
    () => window.matchMedia(query).matches,
    () => null,
  );
}
