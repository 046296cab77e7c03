import { eventStream } from "@/lib/http/event-stream";
import { readQuery, route } from "@/lib/http/route";
import { watchQuery } from "@/lib/runs/schema";
import { watchRuns } from "@/lib/runs/watch-runs";

export const GET = route<{ project: string }>(async ({ viewer, params, request }) => {
  const query = readQuery(request, watchQuery);
  return eventStream(request, await watchRuns(viewer, params.project, query));
});
