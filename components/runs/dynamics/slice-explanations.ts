import type { Explanation } from "@/components/ui/explain";
import type { SliceKey } from "@/lib/runs/analysis/slice-order";

/** The numbers of the slice table, each explained where its column begins. */
export const sliceExplanations: Partial<Record<SliceKey, Omit<Explanation, "title">>> = {
  change: {
    formula: "(gained − lost) ÷ n, in points",
    method:
      "The same examples at the best and the last checkpoint, counted only where both evaluated them. Below it stands the 95 % interval of the paired difference.",
  },
  p: {
    formula: "McNemar's exact test, then Benjamini-Hochberg",
    method:
      "Each slice is tested on its discordant pairs, two-sided. The adjustment over all slices keeps the share of false alarms among the slices called different at 5 %.",
  },
  unknown: {
    formula: "Unknown ÷ all training examples of the slice",
    method:
      "Counted in the training set of this run. A slice whose training examples are all Unknown is marked, because a wholly unfamiliar kind of knowledge hurts most.",
  },
};
