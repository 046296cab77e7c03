import { type ComponentType, useState } from "react";

/** A component that is fetched when it is first wanted; null before, and where it cannot be had. */
export function useOnDemand<Props>(load: () => Promise<ComponentType<Props>>) {
  const [part, setPart] = useState<ComponentType<Props> | null>(null);
  const want = () => {
    if (part) return;
    load().then(
      (loaded) => setPart(() => loaded),
      () => undefined,
    );
  };
  return { part, want };
}
