import { testChannel } from "@/lib/alerts/change-channel";
import { testChannelInput } from "@/lib/alerts/schema";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";

export const POST = route<{ project: string }>(async ({ viewer, params, request }) => {
  const { channel } = await readJsonBody(request, testChannelInput);
  return testChannel(viewer, params.project, channel);
});
