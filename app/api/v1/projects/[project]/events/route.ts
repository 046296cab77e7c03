import { eventStream } from "@/lib/http/event-stream";
import { route } from "@/lib/http/route";
import { watchRuns } from "@/lib/runs/watch-runs";

export const GET = route<{ project: string }>(async ({ viewer, params, request }) =>
  eventStream(request, await watchRuns(viewer, params.project)),
);
