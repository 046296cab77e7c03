import { type ComponentType, type ReactNode, useEffect } from "react";
import { useOnDemand } from "@/components/charts/use-on-demand";

type OnScreenProps<Props> = {
  load: () => Promise<ComponentType<Props>>;
  chart: Props;
  /** The server's picture: until the chart has come, and on paper. */
  children: ReactNode;
};

/** The interactive picture for the screen once it has come, the server's before and for paper. */
export function OnScreen<Props extends object>({ load, chart, children }: OnScreenProps<Props>) {
  const { part: Chart, want } = useOnDemand<Props>(load);
  useEffect(want, [want]);
  if (Chart === null) return children;
  return (
    <>
      <div className="print:hidden">
        <Chart {...chart} />
      </div>
      <div className="hidden print:block">{children}</div>
    </>
  );
}
