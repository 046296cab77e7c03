import { previewQuery } from "@/lib/alerts/schema";
import { previewAlert } from "@/lib/alerts/service";
import { readQuery, route } from "@/lib/http/route";

export const GET = route<{ project: string }>(({ viewer, params, request }) =>
  previewAlert(viewer, params.project, readQuery(request, previewQuery)),
);
