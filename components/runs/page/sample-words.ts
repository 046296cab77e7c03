import type { JudgedCurve } from "@/lib/domain/judged-curve";
import { examplesWords } from "@/lib/domain/knowledge/examples-words";
import { formatCount } from "@/lib/format";
import type { FigureModel } from "@/lib/runs/exhibit/exhibit-schema";

type Sample = Pick<FigureModel, "total" | "isLogged" | "isEstimated">;

/** "800 Known dev examples": what a curve was last measured on. */
export function sampleWords(
  last: Sample | null,
  headline: JudgedCurve | null,
  hasOpenSets = false,
): string {
  if (last === null || headline === null) return hasOpenSets ? "not known" : "no held-out example";
  const examples = examplesWords(headline);
  if (last.total === null) return `rates on ${examples}, n not known`;
  const count = `${formatCount(last.total)} ${examples}`;
  return last.isEstimated ? `about ${count} (estimated)` : count;
}
