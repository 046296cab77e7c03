import { exportExamples } from "@/lib/datasets/export-examples";
import { exportQuery } from "@/lib/datasets/export-schema";
import { afterResponse } from "@/lib/http/after-response";
import { readQuery, route } from "@/lib/http/route";
import { jsonLinesDownload } from "@/lib/http/row-download";
import { withSpooledBody } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { openBody } from "@/lib/uploads/open-file";
import { putExamples } from "@/lib/uploads/put-examples";

export const PUT = route<{ project: string; dataset: string }>(
  async ({ viewer, params, request }) => {
    await openToWrite(viewer, params.project);
    afterResponse(() => analyseDueRuns(params.project));
    return withSpooledBody(request, async (body) =>
      putExamples(viewer, params, await openBody(body).spool()),
    );
  },
);

export const GET = route<{ project: string; dataset: string }>(
  async ({ viewer, params, request }) =>
    jsonLinesDownload(
      await exportExamples(viewer, params, readQuery(request, exportQuery)),
      `${params.dataset}-examples.jsonl`,
    ),
);
