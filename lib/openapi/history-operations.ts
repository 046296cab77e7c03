import { historyQuery, runChange } from "@/lib/runs/history-schema";
import { predictionsQuery } from "@/lib/runs/predictions-schema";
import { projectSpace, runSpace } from "@/lib/runs/space-schema";
import {
  dropAnswer,
  dropPreview,
  fromStepQuery,
  moveUploadInput,
  uploadSummary,
} from "@/lib/uploads/schema";
import { json, type Operation } from "./operation";
import { listOf } from "./page";

const project = "/projects/{project}";
const run = `${project}/runs/{run}`;
const group = "Taking back";

const uploads: Operation[] = [
  {
    method: "delete",
    path: `${run}/uploads/{upload}`,
    group,
    id: "undoUpload",
    summary: "Undo an upload: what stood before it stands again",
    description:
      "The files of uploads are kept, compressed, for as long and as far as the settings say, and read again at the places that the upload wrote to. Where a file that is needed is not kept, 409 names it and nothing changes. Files of datasets cannot be undone; examples that came with predictions stay in the run's dataset.",
    scope: "write",
    answer: { kind: "none", description: "undone; restorable for seven days" },
  },
  {
    method: "post",
    path: `${run}/uploads/{upload}/restore`,
    group,
    id: "restoreUpload",
    summary: "Bring an undone upload back, within seven days",
    description: "It stands where it stood in the order of the run's uploads.",
    scope: "write",
    answer: json(uploadSummary, "the upload"),
  },
  {
    method: "post",
    path: `${run}/uploads/{upload}/move`,
    group,
    id: "moveUpload",
    summary: "Move an upload to the run that it was meant for",
    description: "It is undone here and stored there, on top, in one step or not at all.",
    scope: "write",
    json: { schema: moveUploadInput, example: { run: "unk050_s2" } },
    answer: json(uploadSummary, "the upload, now of that run"),
  },
  {
    method: "get",
    path: `${run}/checkpoints`,
    group,
    id: "previewDrop",
    summary: "What a drop from a step on would take",
    scope: "read",
    query: fromStepQuery,
    answer: json(dropPreview, "what would go"),
  },
  {
    method: "delete",
    path: `${run}/checkpoints`,
    group,
    id: "dropCheckpoints",
    summary: "Drop every checkpoint and metric from a step on",
    description:
      "For a training that went back to an older checkpoint. What is uploaded afterwards stands, whatever its steps.",
    scope: "write",
    query: fromStepQuery,
    answer: json(dropAnswer, "what was dropped"),
  },
  {
    method: "post",
    path: `${run}/drops/{drop}/restore`,
    group,
    id: "restoreDrop",
    summary: "Bring dropped checkpoints back, within seven days",
    description: "What was uploaded since stays on top of them.",
    scope: "write",
    answer: { kind: "none", description: "they stand again" },
  },
  {
    method: "get",
    path: `${run}/history`,
    group,
    id: "getRunHistory",
    summary: "What happened to a run: who changed what, and when",
    scope: "read",
    query: historyQuery,
    answer: json(listOf(runChange), "changes, newest first"),
  },
];

const content: Operation[] = [
  {
    method: "get",
    path: `${run}/predictions`,
    group: "Examples",
    id: "getPredictions",
    summary: "Every stored answer of a run, by step, split and example",
    description: "As JSON lines they can be uploaded again; CSV is for spreadsheets.",
    scope: "read",
    query: predictionsQuery,
    answer: {
      kind: "other",
      mediaType: "application/x-ndjson",
      description: "a line for each answer; text/csv with format=csv",
    },
  },
  {
    method: "get",
    path: `${run}/space`,
    group: "Space",
    id: "getRunSpace",
    summary: "Bytes that a run takes in the database",
    scope: "read",
    answer: json(runSpace, "bytes by kind"),
  },
  {
    method: "get",
    path: `${project}/space`,
    group: "Space",
    id: "getProjectSpace",
    summary: "Bytes that a project takes, and its largest runs",
    scope: "read",
    answer: json(projectSpace, "bytes by kind"),
  },
];

export const historyOperations: readonly Operation[] = [...uploads, ...content];
