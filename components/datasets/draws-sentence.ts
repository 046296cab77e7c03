import type { DatasetDetail } from "@/lib/datasets/schema";
import { drawsPerExample } from "@/lib/domain/knowledge/label-certainty";
import { formatCount } from "@/lib/format";

type Slick = DatasetDetail["slick"];

/** "10 exemplars × (1 greedy + 16 samples) = 170 draws"; null when it was not recorded. */
export function drawsSentence(slick: Slick): string | null {
  const draws = slick === null ? null : drawsPerExample(slick);
  if (slick === null || draws === null) return null;
  const { exemplars = 0, samples = 0 } = slick;
  const sets = `${formatCount(exemplars)} ${exemplars === 1 ? "exemplar" : "exemplars"}`;
  const sampled = `${formatCount(samples)} ${samples === 1 ? "sample" : "samples"}`;
  return `${sets} × (1 greedy + ${sampled}) = ${formatCount(draws)} draws`;
}
