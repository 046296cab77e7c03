import { trainingSetQuery } from "@/lib/datasets/export-schema";
import { exportTrainingSet } from "@/lib/datasets/export-training-set";
import { readQuery, route } from "@/lib/http/route";
import { jsonLinesDownload } from "@/lib/http/row-download";

export const GET = route<{ project: string; dataset: string }>(
  async ({ viewer, params, request }) => {
    const query = readQuery(request, trainingSetQuery);
    const { summary, lines } = await exportTrainingSet(viewer, params, query);
    if (query.format === "summary") return summary;
    return jsonLinesDownload(lines(), `${params.dataset}-${query.keep}.jsonl`);
  },
);
