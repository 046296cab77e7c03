import { changeChannel, removeChannel } from "@/lib/alerts/change-channel";
import { patchChannelInput } from "@/lib/alerts/schema";
import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";

type Params = { project: string; channel: string };

export const PATCH = route<Params>(async ({ viewer, params, request }) =>
  changeChannel(viewer, params, await readJsonBody(request, patchChannelInput)),
);

export const DELETE = route<Params>(({ viewer, params }) => removeChannel(viewer, params));
