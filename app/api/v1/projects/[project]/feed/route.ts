import { getFeed } from "@/lib/alerts/get-feed";
import { feedQuery } from "@/lib/alerts/schema";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  getFeed(viewer, params.project, readQuery(request, feedQuery)),
);
