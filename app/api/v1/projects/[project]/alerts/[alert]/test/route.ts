import { testAlert } from "@/lib/alerts/service";
import { route } from "@/lib/http/route";

export const POST = route<{ project: string; alert: string }>(({ viewer, params }) =>
  testAlert(viewer, params),
);
