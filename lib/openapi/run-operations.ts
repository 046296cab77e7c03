import { z } from "zod";
import { putChoiceInput } from "@/lib/runs/choice-schema";
import {
  metricsQuery,
  metricsResponse,
  patchHyperparameters,
  putRunInput,
  runDetail,
  seriesQuery,
  seriesResponse,
  trainingSetResponse,
  watchQuery,
} from "@/lib/runs/schema";
import { logBody, logResponse } from "@/lib/uploads/log-schema";
import { uploadQuery, uploadResponse } from "@/lib/uploads/schema";
import { idempotencyKey } from "./idempotency-key";
import { runFiles, trainingSetFiles } from "./line-formats";
import { json, type Operation } from "./operation";

const project = "/projects/{project}";
const run = `${project}/runs/{run}`;

const uploadHeaders = idempotencyKey.extend({
  "X-Filename": z.string().optional().meta({
    description: "the file's name, percent-encoded; helps to recognise the format",
  }),
});

const runs: Operation[] = [
  {
    method: "get",
    path: run,
    group: "Runs",
    id: "getRun",
    summary: "One run with its configuration and summary",
    scope: "read",
    response: json(runDetail, "the run"),
  },
  {
    method: "put",
    path: run,
    group: "Runs",
    id: "putRun",
    summary: "Make a run or change the fields given; fields left out stay",
    description:
      "With If-None-Match: * only a run that is not there yet is made; one that is answers 412. A status of running gives the run its start, finished and failed its end, where none is said.",
    scope: "write",
    headers: z.object({
      "If-None-Match": z.literal("*").optional().meta({ description: "make, never change" }),
    }),
    json: {
      schema: putRunInput,
      example: {
        name: "Half unknown, seed 1",
        dataset: "facts",
        baseModel: "llama-3-8b",
        status: "running",
        hyperparameters: { learning_rate: 0.0001, batch_size: 128 },
        tags: ["ablation"],
      },
    },
    response: json(runDetail, "the run"),
  },
  {
    method: "patch",
    path: `${run}/hyperparameters`,
    group: "Runs",
    id: "mergeHyperparameters",
    summary: "Merge settings by key; null removes one",
    scope: "write",
    json: { schema: patchHyperparameters, example: { learning_rate: 0.0001, warmup: null } },
    response: json(runDetail, "the run"),
  },
  {
    method: "put",
    path: `${run}/choice`,
    group: "Runs",
    id: "putChoice",
    summary: "Mark the checkpoint to use, and why; null takes the mark away",
    description:
      "The mark stands in the run, the list, comparisons, shared links and the verdict, with who set it and when.",
    scope: "write",
    json: { schema: putChoiceInput, example: { step: 76, note: "best on known facts" } },
    response: json(runDetail, "the run"),
  },
  {
    method: "delete",
    path: run,
    group: "Runs",
    id: "deleteRun",
    summary: "Delete a run: gone from every view at once, restorable for seven days",
    description:
      "After seven days everything of it is gone. A PUT under its id makes a new run, and the deleted one can be restored once that is gone.",
    scope: "write",
    response: { kind: "none", description: "no view finds it any more" },
  },
  {
    method: "put",
    path: `${run}/training-set`,
    group: "Runs",
    id: "putTrainingSet",
    summary: "Say which examples the run trains on, and which of them are relabelled",
    description: "Without it, the examples evaluated with split train count as the training set.",
    scope: "write",
    file: trainingSetFiles,
    response: json(trainingSetResponse, "the set by category"),
  },
  {
    method: "post",
    path: `${run}/uploads`,
    group: "Runs",
    id: "uploadToRun",
    summary: "Send predictions, aggregates or metrics: all of a file or nothing of it",
    description:
      "The format is recognised by the content. The same bytes again change nothing and answer duplicate: true.",
    scope: "write",
    query: uploadQuery,
    headers: uploadHeaders,
    file: runFiles,
    response: json(uploadResponse, "what was stored"),
  },
  {
    method: "post",
    path: `${run}/log`,
    group: "Runs",
    id: "logToRun",
    summary: "Send metrics, predictions and a status while a run trains",
    description:
      "Also as JSON lines of metrics and predictions; at most 8 MiB. An empty call every 30 seconds is the heartbeat: a running run that ever used this call and is silent for 5 minutes is stalled. A second call under the same Idempotency-Key stores nothing and gets the first answer with the verdict of now.",
    scope: "write",
    headers: idempotencyKey,
    json: {
      schema: logBody,
      example: {
        metrics: [{ step: 100, epoch: 1, loss: 0.52 }],
        predictions: [{ step: 100, split: "dev", example_id: "q1", prediction: "London" }],
      },
    },
    response: json(logResponse, "what was stored, and whether to go on"),
  },
  {
    method: "get",
    path: `${project}/events`,
    group: "Runs",
    id: "watchProject",
    summary: "Which runs changed, as server-sent events while they happen",
    scope: "read",
    query: watchQuery,
    response: {
      kind: "other",
      mediaType: "text/event-stream",
      description: 'data: {"run"} once a change is stored',
    },
  },
];

const curves: Operation[] = [
  {
    method: "get",
    path: `${run}/series`,
    group: "Curves",
    id: "getSeries",
    summary:
      "Accuracy, hallucination and abstention by checkpoint, split and category, never thinned",
    scope: "read",
    query: seriesQuery,
    response: json(seriesResponse, "points by step"),
  },
  {
    method: "get",
    path: `${run}/metrics`,
    group: "Curves",
    id: "getMetrics",
    summary: "One training metric, thinned to min/max buckets",
    description: "Without a key: the keys there are.",
    scope: "read",
    query: metricsQuery,
    response: json(metricsResponse, "points by step; shown of how many"),
  },
];

export const runOperations: readonly Operation[] = [...runs, ...curves];
