import { type MomentName, momentNames } from "@/lib/comparisons/comparison-schema";
import { type TellingKind, tellingKinds } from "@/lib/domain/compare/compare-runs";

export type TellingView = { kind: TellingKind; of: string; moment: MomentName };

/** "gained:run:best" as it stands in the address; slugs hold no colon. Null for what says nothing. */
export function parseTellingView(text: string | null): TellingView | null {
  const [kindText, of, momentText = "last"] = (text ?? "").split(":");
  const kind = tellingKinds.find((name) => name === kindText);
  const moment = momentNames.find((name) => name === momentText);
  return kind && of && moment ? { kind, of, moment } : null;
}

export function tellingViewText({ kind, of, moment }: TellingView): string {
  return moment === "last" ? `${kind}:${of}` : `${kind}:${of}:${moment}`;
}
