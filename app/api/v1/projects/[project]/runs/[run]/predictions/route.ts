import { readQuery, route } from "@/lib/http/route";
import { rowDownload } from "@/lib/http/row-download";
import { type ExportedPrediction, exportPredictions } from "@/lib/runs/examples/export-predictions";
import { predictionsQuery } from "@/lib/runs/examples/predictions-schema";
import type { RunRef } from "@/lib/runs/service";

const columns = [
  "step",
  "epoch",
  "split",
  "example_id",
  "question",
  "answers",
  "category",
  "prediction",
  "outcome",
] as const satisfies readonly (keyof ExportedPrediction)[];

export const GET = route<RunRef>(async ({ viewer, params, request }) => {
  const query = readQuery(request, predictionsQuery);
  const predictions = await exportPredictions(viewer, params, query);
  return rowDownload(predictions, {
    ...{ name: `${params.run}.predictions`, format: query.format, columns },
  });
});
