import { testStoredChannel } from "@/lib/alerts/change-channel";
import { route } from "@/lib/http/route";

export const POST = route<{ project: string; channel: string }>(({ viewer, params }) =>
  testStoredChannel(viewer, params),
);
