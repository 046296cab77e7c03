import { type RefObject, useEffect } from "react";
import { type InverseScaleFunction, useXAxisInverseScale } from "recharts";

export type InvertX = RefObject<InverseScaleFunction | undefined>;

/** Hands the scale of a chart to the pointer handlers around it; renders nothing. */
export function ReportInvertX({ into }: { into: InvertX }) {
  const scale = useXAxisInverseScale();
  useEffect(() => {
    into.current = scale;
  }, [into, scale]);
  return null;
}
