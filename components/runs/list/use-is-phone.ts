import { useSyncExternalStore } from "react";

const query = "(width < 48rem)";

function follow(onChange: () => void) {
  const list = window.matchMedia(query);
  list.addEventListener("change", onChange);
  return () => list.removeEventListener("change", onChange);
}

/** Whether the window is narrow; null on the server and while its page comes alive, which do not know. */
export function useIsPhone(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    follow,
    () => window.matchMedia(query).matches,
    () => null,
  );
}
