"use client";

import type { ReactNode } from "react";
import type { Picture } from "@/components/charts/picture-model";
import { SharedFlow } from "@/components/shares/page/shared-flow";
import { SharedMultiples } from "@/components/shares/page/shared-multiples";
import { SharedPanels } from "@/components/shares/page/shared-panels";
import { SharedPath } from "@/components/shares/page/shared-path";

type SharedChartProps = {
  picture: Picture;
  children: ReactNode;
  /** Without legends, where the names at the lines and marks have to do. */
  isCompact?: boolean;
};

/** The server's picture until the interactive one has come; without a script, and on paper, it stays. Bars and tables stay as they are. */
export function SharedChart({ picture, children, isCompact = false }: SharedChartProps) {
  if (picture.kind !== "plot" && picture.emptyReason !== null) return children;
  if (picture.kind === "flow") return <SharedFlow picture={picture}>{children}</SharedFlow>;
  if (picture.kind === "path") return <SharedPath picture={picture}>{children}</SharedPath>;
  if (picture.kind !== "plot") return children;
  const { multiples } = picture;
  if (multiples)
    return (
      <SharedMultiples picture={picture} multiples={multiples} isCompact={isCompact}>
        {children}
      </SharedMultiples>
    );
  return (
    <SharedPanels picture={picture} isCompact={isCompact}>
      {children}
    </SharedPanels>
  );
}
