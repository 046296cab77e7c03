import { createChannel, listProjectChannels } from "@/lib/alerts/change-channel";
import { createChannelInput } from "@/lib/alerts/schema";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";

type Params = { project: string };

export const GET = route<Params>(async ({ viewer, params }) => ({
  items: await listProjectChannels(viewer, params.project),
  nextCursor: null,
}));

export const POST = route<Params>(async ({ viewer, params, request }) =>
  createChannel(viewer, params.project, await readJsonBody(request, createChannelInput)),
);
