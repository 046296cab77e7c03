import { z } from "zod";
import {
  changeViewInput,
  deletedRun,
  runActionInput,
  runActionResponse,
  runColumnsResponse,
  runFieldsResponse,
  savedView,
  saveViewInput,
  sparklinesQuery,
  sparklinesResponse,
  tagsQuery,
} from "@/lib/runs/list/list-schema";
import { listRunsQuery, runListItem } from "@/lib/runs/schema";
import { json, type Operation } from "./operation";
import { listOf } from "./page";

const project = "/projects/{project}";
const group = "Run list";

const reads: Operation[] = [
  {
    method: "get",
    path: `${project}/runs`,
    group,
    id: "listRuns",
    summary: "Run summaries: best, last, drop, shares by category",
    description:
      "A filter compares fields (name, status, tag, base_model, method, seed, dataset, health, checkpoints, training_size, unknown_share, unknown_fitted, best, last, drop, onset, created), config.<hyperparameter> and metric.<key> (its last value) by < <= > >= = != and ~ (contains), joined by and, or, not and parentheses. A bare name that is no field is a hyperparameter, else a metric. A filter with a mistake answers 400 and says where.",
    scope: "read",
    query: listRunsQuery,
    response: json(listOf(runListItem), "a page of runs"),
  },
  {
    method: "get",
    path: `${project}/run-columns`,
    group,
    id: "listRunColumns",
    summary: "Which hyperparameters and metrics the runs have, most used first, at most 500",
    scope: "read",
    response: json(runColumnsResponse, "what a list can show, sort by and filter by"),
  },
  {
    method: "get",
    path: `${project}/run-fields`,
    group,
    id: "listRunFields",
    summary: "What the runs can be filtered by, with ranges and frequent values",
    scope: "read",
    response: json(runFieldsResponse, "fields that some run has, as a filter names them"),
  },
  {
    method: "get",
    path: `${project}/run-sparklines`,
    group,
    id: "listRunSparklines",
    summary: "The sparklines of up to 100 runs of a list that was asked for without",
    scope: "read",
    query: sparklinesQuery,
    response: json(sparklinesResponse, "sparklines in the order asked for"),
  },
  {
    method: "get",
    path: `${project}/tags`,
    group,
    id: "listTags",
    summary: "The tags that runs of the project carry, at most 1,000; q searches",
    scope: "read",
    query: tagsQuery,
    response: json(listOf(z.string()), "tags"),
  },
];

const writes: Operation[] = [
  {
    method: "get",
    path: `${project}/deleted-runs`,
    group,
    id: "listDeletedRuns",
    summary: "Runs deleted within the last seven days, which can still be restored, at most 1,000",
    description:
      "Restore them by POST to run-actions or .../runs/{run}/restore. For those who may: it needs the write scope.",
    scope: "write",
    response: json(listOf(deletedRun), "deleted runs, the last first"),
  },
  {
    method: "post",
    path: `${project}/run-actions`,
    group,
    id: "actOnRuns",
    summary: "Tag, colour, archive or delete up to 1,000 runs at once, or undo it",
    description:
      "The opposite action on the runs that changed names undoes it; colours are undone by what before says. A run deleted here is hidden at once and can be restored for seven days; then everything of it is gone.",
    scope: "write",
    json: {
      schema: runActionInput,
      example: { action: "tag", runs: ["unk050_s1", "unk050_s2"], tag: "half-unknown" },
    },
    response: json(runActionResponse, "which runs changed, and which the project does not have"),
  },
  {
    method: "get",
    path: `${project}/run-views`,
    group,
    id: "listRunViews",
    summary: "The views of the run list that the project keeps, by name",
    scope: "read",
    response: json(listOf(savedView), "views"),
  },
  {
    method: "post",
    path: `${project}/run-views`,
    group,
    id: "saveRunView",
    summary: "Keep a view of the run list under a name",
    description: "query is the part of the list's address after the question mark.",
    scope: "write",
    json: {
      schema: saveViewInput,
      example: { name: "Half unknown, best first", query: "tag=half-unknown&sort=-best" },
    },
    response: json(savedView, "the view"),
  },
  {
    method: "put",
    path: `${project}/run-views/{view}`,
    group,
    id: "changeRunView",
    summary: "Give a view another name and query",
    scope: "write",
    json: {
      schema: changeViewInput,
      example: { name: "Half unknown, worst first", query: "tag=half-unknown&sort=best" },
    },
    response: json(savedView, "the view"),
  },
  {
    method: "delete",
    path: `${project}/run-views/{view}`,
    group,
    id: "removeRunView",
    summary: "Forget a view",
    scope: "write",
    response: { kind: "none", description: "forgotten" },
  },
];

export const runListOperations: readonly Operation[] = [...reads, ...writes];
