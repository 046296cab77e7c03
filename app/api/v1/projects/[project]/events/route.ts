import { eventStream } from "@/lib/http/event-stream";
import { readQuery, route } from "@/lib/http/route";
import { watchRuns } from "@/lib/runs/list/watch-runs";
import { watchQuery } from "@/lib/runs/schema";

export const GET = route<{ project: string }>(async ({ viewer, params, request }) => {
  const query = readQuery(request, watchQuery);
  return eventStream(request, await watchRuns(viewer, params.project, query));
});
