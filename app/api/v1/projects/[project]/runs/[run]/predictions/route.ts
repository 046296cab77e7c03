import { csvDownload } from "@/lib/http/csv-download";
import { jsonLines } from "@/lib/http/line-stream";
import { readQuery, route } from "@/lib/http/route";
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

async function* asRows(predictions: AsyncGenerator<ExportedPrediction>) {
  for await (const prediction of predictions) yield columns.map((column) => prediction[column]);
}

export const GET = route<RunRef>(async ({ viewer, params, request }) => {
  const query = readQuery(request, predictionsQuery);
  const predictions = await exportPredictions(viewer, params, query);
  const filename = `${params.run}.predictions.${query.format}`;
  if (query.format === "jsonl") return jsonLines(predictions, filename);
  return csvDownload(asRows(predictions), { head: columns, filename });
});
