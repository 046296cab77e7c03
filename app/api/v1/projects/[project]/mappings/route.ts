import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { rememberMappingInput } from "@/lib/uploads/mapping-schema";
import { createMapping, listProjectMappings } from "@/lib/uploads/remembered-mappings";

type Params = { project: string };

export const GET = route<Params>(async ({ viewer, params }) => ({
  items: await listProjectMappings(viewer, params.project),
  nextCursor: null,
}));

export const POST = route<Params>(async ({ viewer, params, request }) =>
  createMapping(viewer, params.project, await readJsonBody(request, rememberMappingInput)),
);
