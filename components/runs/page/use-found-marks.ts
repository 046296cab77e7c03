import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import { answerOf } from "@/components/runs/page/answer-figures";
import { type FoundMarks, onsetSpan } from "@/components/runs/page/exhibit-marks";
import type { RunPlace } from "@/components/runs/page/run-place";
import { useExhibit } from "@/components/runs/page/use-exhibit";
import { useRunView } from "@/components/runs/page/use-run-view";

/** The analysis of the curve in the panel below, and the best of it even before one has come. */
export function useFoundMarks(place: RunPlace) {
  const { view } = useRunView();
  const { points, headline } = useExhibit(place);
  const isDefault = view.split === null && view.of === null;
  const query = isDefault || headline === null ? {} : headline;
  const { data: analysis } = useQuery(analysisOptions(place, query));
  return useMemo(() => {
    const best = answerOf(points, headline).best;
    if (!analysis || analysis.checkpoints < 2)
      return { found: { best } satisfies FoundMarks, analysis: analysis ?? null };
    const { alarm } = analysis.onset;
    const found: FoundMarks = {
      best,
      recommended: analysis.recommended,
      alarm,
      onset: onsetSpan(analysis.onset),
    };
    return { found, analysis };
  }, [points, headline, analysis]);
}
