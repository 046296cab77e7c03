import { type MomentName, momentNames } from "@/lib/comparisons/comparison-schema";
import { type DifferenceKind, differenceKinds } from "@/lib/domain/compare/compare-runs";

export type DifferingView = { kind: DifferenceKind; of: string; moment: MomentName };

/** "gained:run:best" as it stands in the address; slugs hold no colon. Null for what says nothing. */
export function parseDifferingView(text: string | null): DifferingView | null {
  const [kindText, of, momentText = "last"] = (text ?? "").split(":");
  const kind = differenceKinds.find((name) => name === kindText);
  const moment = momentNames.find((name) => name === momentText);
  return kind && of && moment ? { kind, of, moment } : null;
}

export function differingViewText({ kind, of, moment }: DifferingView): string {
  return moment === "last" ? `${kind}:${of}` : `${kind}:${of}:${moment}`;
}
