import { z } from "zod";
import {
  bundleQuery,
  candidatesResponse,
  chooseSeriesInput,
  inspectResponse,
  uploadsResponse,
} from "@/lib/uploads/inspect-schema";
import { idempotencyKey } from "./idempotency-key";
import { allFiles } from "./line-formats";
import { json, type Operation } from "./operation";

const project = "/projects/{project}";
const group = "Uploads";

const filename = z.string().optional().meta({
  description: "the file's name, percent-encoded; helps to recognise the format, and names a run",
});

export const bundleOperations: readonly Operation[] = [
  {
    method: "post",
    path: `${project}/inspect`,
    group,
    id: "inspectFiles",
    summary: "What a file, zip or tar holds and where each file of it would go, without storing",
    description:
      "Reads the first mebibyte of each file. Runs and checkpoints are told by folders (run-a/checkpoint-500/trainer_state.json), by names that files carry, and by what they log: copies of one log are one run, logs that contradict each other are two. Each question's options carry the mapping that they set; a mapping may be sent along in targets to ask again.",
    scope: "write",
    query: bundleQuery,
    headers: z.object({
      "X-Filename": filename,
      "X-Partial": z.literal("1").optional().meta({
        description:
          "of each file only the first 1048576 bytes were sent; archives within a tar are not",
      }),
    }),
    file: allFiles,
    response: json(
      inspectResponse,
      "files, the runs and datasets they are of, and what is passed over",
    ),
  },
  {
    method: "post",
    path: `${project}/uploads`,
    group,
    id: "uploadFiles",
    summary: "Store a file, zip or tar of one or several runs and of datasets",
    description:
      "Without targets each file goes where inspect proposes. Runs that are not there are made. One transaction a run: where one is refused the others stay, and problems say which files were not stored and why; when nothing was stored the call is refused. A folder is sent as a tar.",
    scope: "write",
    query: bundleQuery,
    headers: idempotencyKey.extend({ "X-Filename": filename }),
    file: allFiles,
    response: json(uploadsResponse, "what was stored, run by run"),
  },
  {
    method: "get",
    path: `${project}/runs/{run}/candidates`,
    group,
    id: "getCandidates",
    summary: "What a run's metrics are taken for, what they could be, and what is open",
    scope: "read",
    response: json(candidatesResponse, "series as inspect gives them, and questions"),
  },
  {
    method: "put",
    path: `${project}/runs/{run}/series`,
    group,
    id: "chooseSeries",
    summary: "Say what metrics of a run measure, without uploading anything again",
    description:
      "Chosen by hand: later uploads leave it alone. A metric that the run does not have is refused with those that it has.",
    scope: "write",
    json: {
      schema: chooseSeriesInput,
      example: { series: { "eval/g0/accuracy": { split: "dev", category: "Known" } } },
    },
    response: json(candidatesResponse, "the series as they are now"),
  },
];
