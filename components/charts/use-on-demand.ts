import { type ComponentType, useCallback, useState } from "react";

/** A component that is fetched when it is first wanted; null before, and where it cannot be had. */
export function useOnDemand<Props>(load: () => Promise<ComponentType<Props>>) {
  const [part, setPart] = useState<ComponentType<Props> | null>(null);
  const want = useCallback(() => {
    load().then(
      (loaded) => setPart(() => loaded),
      () => undefined,
    );
  }, [load]);
  return { part, want };
}
