import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { AnalysisResponse } from "@/lib/runs/analysis/analysis-schema";
import { getExamples } from "@/lib/runs/examples/get-examples";
import type { RunRef } from "@/lib/runs/service";
import type { SharedExample } from "./shared-view";

const shownExamples = 10;

/** The first examples lost between the best and the last checkpoint, without their ids and attributes. */
export async function forgottenExamples(
  viewer: Viewer,
  ref: RunRef,
  { split, population }: Pick<AnalysisResponse, "split" | "population">,
): Promise<SharedExample[]> {
  if (split === null) return [];
  const { items } = await getExamples(viewer, ref, {
    split,
    category: population,
    transition: "lost-since-best",
    limit: shownExamples,
  });
  return items.map(({ question, answers, outcomes, lastPrediction }, index) => ({
    rank: index + 1,
    question,
    answers,
    outcomes,
    lastPrediction,
  }));
}
