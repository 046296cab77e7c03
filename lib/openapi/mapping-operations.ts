import {
  changedMapping,
  changeMappingInput,
  rememberedMapping,
  rememberMappingInput,
} from "@/lib/uploads/mapping-schema";
import { json, type Operation } from "./operation";
import { listOf } from "./page";

const mappings = "/projects/{project}/mappings";
const group = "Mappings";

const example = {
  name: "Six sets by how well the base model knew them",
  shape: "trainer-state:2c26b46b68ffc68ff99b453c1d304134",
  mapping: {
    series: {
      "eval/g0/accuracy": {
        ...{ split: "dev", category: "Known" as const, set: "g0", quantity: "accuracy" as const },
        ...{ scale: "ratio" as const, n: 401, basis: "confirmed" as const },
      },
    },
  },
};

export const mappingOperations: readonly Operation[] = [
  {
    method: "get",
    path: mappings,
    group,
    id: "listMappings",
    summary: "What the project remembers of files: what their columns and metrics mean",
    scope: "read",
    response: json(listOf(rememberedMapping), "mappings by name"),
  },
  {
    method: "post",
    path: mappings,
    group,
    id: "rememberMapping",
    summary: "Remember what files of a shape mean, before one is sent",
    description:
      "An upload with a mapping does this by itself. A checkpoint (constants.step, constants.epoch) is of one file and is not remembered.",
    scope: "write",
    json: { schema: rememberMappingInput, example },
    response: json(rememberedMapping, "the mapping"),
  },
  {
    method: "put",
    path: `${mappings}/{mapping}`,
    group,
    id: "changeMapping",
    summary: "Change a mapping, and read again what was stored by it",
    description:
      "All of it or nothing. Files whose rows are read differently are read from what is kept of them; where one is not kept any more, 409 names it. What was chosen by hand on a run stays.",
    scope: "write",
    json: { schema: changeMappingInput, example: { mapping: example.mapping } },
    response: json(changedMapping, "the mapping and the runs that changed"),
  },
  {
    method: "delete",
    path: `${mappings}/{mapping}`,
    group,
    id: "forgetMapping",
    summary: "Forget a mapping; what was read by it stays as it is",
    scope: "write",
    response: { kind: "none", description: "files of its shape are asked about again" },
  },
];
