import { formatCount } from "@/lib/format";
import type { ExamplesQuery, TransitionsResponse } from "@/lib/runs/examples/examples-schema";

export const cardTabIds = ["forgotten", "learned", "never", "all"] as const;
type CardTabId = (typeof cardTabIds)[number];

export type CardTab = {
  value: CardTabId;
  label: string;
  transition: ExamplesQuery["transition"];
};

/** The tabs of the examples card with their counts, once those are known. */
export function cardTabs(flows: TransitionsResponse | undefined): CardTab[] {
  const forgotten = flows?.checkpoints.at(-1)?.sinceBest?.lost ?? null;
  const totals = flows?.totals;
  const named = (name: string, count: number | null | undefined) =>
    count === null || count === undefined ? name : `${name} · ${formatCount(count)}`;
  return [
    {
      value: "forgotten",
      label: named("Forgotten since best", forgotten),
      transition: "lost-since-best",
    },
    { value: "learned", label: named("Learned", totals?.learned), transition: "learned" },
    { value: "never", label: named("Never", totals?.never), transition: "never" },
    { value: "all", label: named("All", totals?.examples), transition: undefined },
  ];
}
